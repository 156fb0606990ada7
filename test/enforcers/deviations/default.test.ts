import assert from 'node:assert/strict';
import { predictDeviation } from '../../../harness/enforcers/predict-deviation.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import { flow } from '../../policy/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { buildWorld } from '../../policy/world.ts';
import { defaultSettings as settings } from '../../../harness/dialects/settings.ts';
import { enforcersOf } from '../../../clusters/cni/registry.ts';

const policies = manifests(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { namespace: app, name: closed }
spec: { podSelector: {}, policyTypes: [Egress] }`);
const pods = { 'app/controller': { node: 'one' }, 'app/other': { node: 'two' } };

function deviationOf(source: string, destination: string, apiserver: string): string | undefined {
  const world = buildWorld({ pods, nodes: { one: {}, two: {} }, apiserver: { node: apiserver }, externals: { outside: {} } });
  const probed = flow(source, destination, 6443);
  const defined = evaluate(compile(policies, world, settings), world, probed);
  assert.equal(defined.verdict, 'denied');
  const known = enforcersOf('default').flatMap(({ deviations }) => deviations);
  return predictDeviation(known, { dialects: ['kubernetes'], flow: probed, policies, world, settings, nodeTraffic: 'exempt' }, defined)?.id;
}

describe('known deviations of kindnet', () => {
  it("what a pod sends to its own node, or to an apiserver there, passes; to another node's it does not", () => {
    assert.equal(deviationOf('app/controller', 'one', 'one'), 'default-own-node-open');
    assert.equal(deviationOf('app/controller', 'apiserver', 'one'), 'default-own-node-open');
    assert.equal(deviationOf('app/controller', 'apiserver', 'two'), undefined);
    assert.equal(deviationOf('app/controller', 'two', 'two'), undefined);
    assert.equal(deviationOf('app/controller', 'app/other', 'one'), undefined);
    assert.equal(deviationOf('app/controller', 'outside', 'one'), undefined);
  });

  it('a node that is policed reaches its pods only where a rule lets it, and one that is exempt always', () => {
    const world = buildWorld({ pods, nodes: { one: {}, two: {} }, apiserver: { node: 'two' }, externals: { outside: {} } });
    const closed = manifests(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { namespace: app, name: closed }
spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ ports: [{ port: 8081 }] }] }`);
    const known = enforcersOf('default').flatMap(({ deviations }) => deviations);
    const ask = (port: number, nodeTraffic: 'exempt' | 'policed'): string | undefined => {
      const probed = flow('one', 'app/controller', port);
      const defined = evaluate(compile(closed, world, settings), world, probed);
      assert.equal(defined.verdict, 'allowed');
      return predictDeviation(known, { dialects: ['kubernetes'], flow: probed, policies: closed, world, settings, nodeTraffic }, defined)
        ?.id;
    };
    assert.equal(ask(8080, 'policed'), 'default-node-policed');
    assert.equal(ask(8081, 'policed'), undefined);
    assert.equal(ask(8080, 'exempt'), undefined);
  });
});
