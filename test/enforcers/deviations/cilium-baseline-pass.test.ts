import assert from 'node:assert/strict';
import { predictDeviation } from '../../../harness/enforcers/predict-deviation.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import { flow } from '../../policy/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { buildWorld } from '../../policy/world.ts';
import { defaultSettings as settings } from '../../../harness/dialects/settings.ts';
import { enforcersOf } from '../../../clusters/cni/registry.ts';

const world = buildWorld({ namespaces: { a: {}, b: { team: 'y' } }, pods: { 'a/one': {}, 'b/peer': {}, 'a/two': {} } });

/** The verdict on Cilium of a flow to port 80 of a peer that the Pass is for. */
function onCilium(yaml: string, destination = 'b/peer'): string {
  const policies = manifests(yaml);
  const probed = flow('a/one', destination, 80);
  const defined = evaluate(compile(policies, world, settings), world, probed);
  assert.equal(defined.verdict, 'allowed');
  const known = enforcersOf('cilium').flatMap(({ deviations }) => deviations);
  const deviating = predictDeviation(known, { flow: probed, policies, world, settings, nodeTraffic: 'exempt' }, defined);
  return deviating === undefined ? 'allowed' : `${deviating.prediction.verdict}, ${deviating.id}`;
}

const namespace = '{ namespaces: { matchLabels: { team: "y" } } }';
const port = 'protocols: [{ tcp: { destinationPort: { number: 80 } } }]';

function clusterPolicy(tier: string, ...rules: readonly string[]): string {
  return `
---
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: ${tier.toLowerCase()} }
spec:
  tier: ${tier}
  priority: 1
  subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: a } } }
  egress: [${rules.join(', ')}]`;
}

function networkPolicy(egress: string): string {
  return `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { namespace: a, name: plain }
spec: { podSelector: {}, policyTypes: [Egress], egress: [${egress}] }`;
}

const pass = clusterPolicy('Baseline', `{ action: Pass, to: [${namespace}] }`);
const portPass = clusterPolicy('Baseline', `{ action: Pass, to: [${namespace}], ${port} }`);
const toPeer = '{ to: [{ namespaceSelector: { matchLabels: { team: "y" } } }] }';
const denied = 'denied, cilium-baseline-pass-denies';

// Measured on Cilium 1.20.2: packets, and the entries of the pod's policy map (`cilium-dbg bpf policy get`).
describe('a Pass of the Baseline tier on Cilium', () => {
  it('denies what a rule for everyone allows', () => {
    assert.equal(onCilium(`${networkPolicy('{}')}${pass}`), denied);
    assert.equal(onCilium(`${networkPolicy('{}')}${portPass}`), denied);
    assert.equal(onCilium(`${networkPolicy(`${toPeer}, {}`)}${pass}`), denied);
  });

  it('denies a port of what a rule for more ports allows', () => {
    assert.equal(onCilium(`${networkPolicy(toPeer)}${portPass}`), denied);
    assert.equal(onCilium(`${networkPolicy('{ ports: [{ protocol: TCP }] }')}${portPass}`), denied);
    assert.equal(onCilium(`${networkPolicy('{ ports: [{ port: 64, endPort: 100 }] }')}${portPass}`), denied);
    assert.equal(onCilium(`${clusterPolicy('Admin', `{ action: Accept, to: [${namespace}] }`)}${portPass}`), denied);
  });

  it('denies nothing where the rule before it is for the same peers and ports, or for fewer', () => {
    assert.equal(onCilium(`${networkPolicy(toPeer)}${pass}`), 'allowed');
    assert.equal(onCilium(`${networkPolicy('{ ports: [{ port: 80 }] }')}${pass}`), 'allowed');
    assert.equal(onCilium(`${networkPolicy('{ to: [{ namespaceSelector: {} }], ports: [{ port: 80 }] }')}${portPass}`), 'allowed');
    assert.equal(onCilium(`${clusterPolicy('Admin', `{ action: Accept, to: [${namespace}] }`)}${pass}`), 'allowed');
  });

  it('denies nothing where an Admin rule passed the same on, and a port where it passed more on', () => {
    const admin = clusterPolicy('Admin', `{ action: Pass, to: [${namespace}] }`);
    assert.equal(onCilium(`${admin}${networkPolicy('{}')}`), 'allowed');
    assert.equal(onCilium(`${admin}${networkPolicy('{}')}${pass}`), 'allowed');
    assert.equal(onCilium(`${admin}${networkPolicy('{}')}${portPass}`), denied);
  });

  it('denies nothing by itself, to others, and where an earlier rule of its tier covers it', () => {
    assert.equal(onCilium(pass), 'allowed');
    assert.equal(onCilium(`${networkPolicy('{}')}${pass}`, 'a/two'), 'allowed');
    const behind = clusterPolicy('Baseline', `{ action: Deny, to: [${namespace}] }`, `{ action: Pass, to: [${namespace}], ${port} }`);
    assert.equal(onCilium(`${networkPolicy('{ ports: [{ port: 80 }] }')}${behind}`), 'allowed');
  });
});
