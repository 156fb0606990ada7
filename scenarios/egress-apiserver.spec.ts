import { denied, expected } from '../harness/scenario/expectation.ts';
import { rowFlows } from '../harness/scenario/row-flows.ts';
import { scenario } from '../harness/scenario/scenario.ts';
import { type Engine, engines } from '../harness/vocabulary/engine.ts';
import type { DecidedVerdict } from '../harness/vocabulary/verdict.ts';
import { apiserver } from './tables/egress/apiserver.ts';
import { remoteApiserver } from './tables/egress/remote-apiserver.ts';
import { completeEgress } from './values/egress.ts';
import { ipBlocks, tcp } from './values/peers.ts';

const service = { approach: { kind: 'service' }, row: 'egress/apiserver' } as const;

/** Under cilium the apiserver is an entity that the chart always allows; elsewhere it needs its CIDR and its port. */
function cutOff(engine: Engine): DecidedVerdict {
  return engine === 'cilium' ? 'allowed' : 'denied';
}

function why(engine: Engine, cut: string): string {
  return engine === 'cilium' ? 'the entity kube-apiserver is allowed whenever egress is on' : cut;
}

scenario({
  id: 'egress-apiserver',
  claim: 'egress-apiserver',
  title: "With the apiserver's CIDR and its endpoint's port the controller reaches it, by address and by Service",
  engines,
  values: (places) => ({ networkPolicy: { enabled: true, egress: completeEgress(places, 'outside') } }),
  expect: (engine) => [
    ...rowFlows(apiserver, 'allowed', 'the block holds its address and port'),
    ...rowFlows(apiserver, 'allowed', 'policies see the endpoint behind the Service', service),
    expected(
      engine === 'cilium' ? 'allowed' : 'denied',
      'controller',
      'apiserver:kubelet',
      engine === 'cilium' ? 'the entity kube-apiserver stands for the host, whatever the port' : 'the entry is for the apiserver port only',
    ),
    denied('controller', 'outsider:service', 'no entry holds the stranger outside'),
  ],
});

scenario({
  id: 'egress-apiserver-missing',
  claim: 'egress-apiserver',
  title: "Egress without the apiserver's CIDR cuts the controller off (under cilium the entity keeps it)",
  engines,
  values: (places) => ({ networkPolicy: { enabled: true, egress: completeEgress(places, 'outside', ['apiserver']) } }),
  expect: (engine) => [
    ...rowFlows(apiserver, cutOff(engine), why(engine, 'no entry holds its address')),
    expected(cutOff(engine), 'controller', 'apiserver:api', why(engine, 'no entry holds its address'), service),
    ...rowFlows(remoteApiserver, 'allowed', 'the other rows are untouched'),
    denied('controller', 'outsider:service', 'no entry holds the stranger outside'),
  ],
});

scenario({
  id: 'egress-apiserver-wrong-port',
  claim: 'egress-apiserver',
  title: "The apiserver's CIDR with its Service's port 443 cuts the controller off: policies see the endpoint's port",
  engines,
  values: (places) => {
    const egress = completeEgress(places, 'outside', ['apiserver']);
    return {
      networkPolicy: {
        enabled: true,
        egress: { ...egress, to: [{ to: ipBlocks(places.cidrs('apiserver')), ports: [tcp(443)] }, ...egress.to] },
      },
    };
  },
  expect: (engine) => [
    ...rowFlows(apiserver, cutOff(engine), why(engine, "443 is the Service's port, not the endpoint's")),
    expected(cutOff(engine), 'controller', 'apiserver:api', why(engine, 'policies see the endpoint behind the Service'), service),
    denied('controller', 'outsider:service', 'no entry holds the stranger outside'),
  ],
});
