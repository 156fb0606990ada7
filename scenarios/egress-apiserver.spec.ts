import { allowed, denied, expected, type Places, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { type Engine, engines } from './engines.ts';
import type { DecidedVerdict } from '../harness/vocabulary/verdict.ts';
import { apiserver } from './tables/egress/apiserver.ts';
import { remoteApiserver } from './tables/egress/remote-apiserver.ts';
import { completeEgress, type Egress } from './values/egress.ts';
import { ipBlocks, tcp } from './values/peers.ts';

const service = { approach: { kind: 'service' }, row: 'egress/apiserver' } as const;

/** Under cilium the apiserver is an entity that the chart always allows; elsewhere it needs its CIDR and its port. */
function cutOff(engine: Engine): DecidedVerdict {
  return engine === 'cilium' ? 'allowed' : 'denied';
}

function why(engine: Engine, cut: string): string {
  return engine === 'cilium' ? 'the entity kube-apiserver is allowed whenever egress is on' : cut;
}

/** Both apiservers in one entry: under cilium its CIDRs match the remote one only, which shows that the entry is there. */
function apiserversTogether(places: Places): Egress {
  const egress = completeEgress(places, 'outside', 'cilium', ['remote-apiserver']);
  const to = ipBlocks([...places.cidrs('apiserver'), ...places.cidrs('remote-apiserver')]);
  return { ...egress, to: [{ to, ports: [...new Set([places.apiserverPort, 6443])].map(tcp) }, ...egress.to] };
}

const egressApiserverScenario = scenario({
  id: 'egress-apiserver',
  claim: 'egress-apiserver',
  title: "With the apiserver's CIDR and its endpoint's port the controller reaches it, by address and by Service",
  engines,
  values: (places, engine) => ({
    networkPolicy: { enabled: true, egress: engine === 'cilium' ? apiserversTogether(places) : completeEgress(places, 'outside', engine) },
  }),
  expect: (engine) => [
    ...rowFlows(apiserver, 'allowed', 'the block holds its address and port'),
    ...rowFlows(apiserver, 'allowed', 'policies see the endpoint behind the Service', service),
    ...rowFlows(remoteApiserver, 'allowed', 'the block holds its address and port'),
    denied('controller', 'outsider:apiserver', 'no entry holds the stranger outside'),
    denied('controller', 'remote-apiserver:other', 'its entry is for the port 6443'),
    expected(
      engine === 'cilium' ? 'allowed' : 'denied',
      'controller',
      'apiserver:kubelet',
      engine === 'cilium' ? 'the entity kube-apiserver stands for the host, whatever the port' : 'the entry is for the apiserver port only',
    ),
    denied('controller', 'outsider:service', 'no entry holds the stranger outside'),
  ],
});

const egressApiserverMissingScenario = scenario({
  id: 'egress-apiserver-missing',
  claim: 'egress-apiserver',
  title: "Egress without the apiserver's CIDR cuts the controller off (under cilium the entity keeps it)",
  engines,
  values: (places, engine) => ({ networkPolicy: { enabled: true, egress: completeEgress(places, 'outside', engine, ['apiserver']) } }),
  expect: (engine) => [
    ...rowFlows(apiserver, cutOff(engine), why(engine, 'no entry holds its address')),
    expected(cutOff(engine), 'controller', 'apiserver:api', why(engine, 'no entry holds its address'), service),
    ...rowFlows(remoteApiserver, 'allowed', 'the other rows are untouched'),
    denied('controller', 'outsider:service', 'no entry holds the stranger outside'),
  ],
});

const egressApiserverWrongPortScenario = scenario({
  id: 'egress-apiserver-wrong-port',
  claim: 'egress-apiserver',
  title: "The apiserver's CIDR with its Service's port 443 cuts the controller off: policies see the endpoint's port",
  // The bucket is in the same entry, at the same port: what the entry says is in force, and only the port is wrong.
  engines,
  values: (places, engine) => {
    const egress = completeEgress(places, 'outside', engine, ['apiserver', 's3']);
    const to = ipBlocks([...places.cidrs('apiserver'), ...places.cidrs('s3')]);
    return {
      networkPolicy: {
        enabled: true,
        egress: { ...egress, to: [{ to, ports: [tcp(443)] }, ...egress.to] },
      },
    };
  },
  expect: (engine) => [
    ...rowFlows(apiserver, cutOff(engine), why(engine, "443 is the Service's port, not the endpoint's")),
    expected(cutOff(engine), 'controller', 'apiserver:api', why(engine, 'policies see the endpoint behind the Service'), service),
    allowed('controller', 'apiserver:service', why(engine, 'the entry holds its address and this port')),
    allowed('controller', 's3:service', 'the entry holds its address and this port'),
    denied('controller', 's3:other', 'the entry is for port 443'),
    denied('controller', 'outsider:service', 'no entry holds the stranger outside'),
  ],
});

export default specFile(egressApiserverScenario, egressApiserverMissingScenario, egressApiserverWrongPortScenario);
