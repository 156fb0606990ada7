import assert from 'node:assert/strict';
import { awaitEnforcement, type LookOnce } from '../../../../clusters/kubernetes/policies/await-enforcement.ts';
import { pickCanaries } from '../../../../clusters/kubernetes/policies/pick-canaries.ts';
import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import { compile } from '../../../../harness/dialects/compile.ts';
import type { Endpoint } from '../../../../harness/vocabulary/endpoint.ts';
import type { World } from '../../../../harness/vocabulary/world.ts';
import { metricsOnly, request } from '../kind-fixture.ts';
import { defaultSettings } from '../../../../harness/dialects/settings.ts';

const never = new AbortController().signal;

function pod(name: string, number: number): Endpoint {
  const addresses = [`10.244.0.${String(number)}`];
  return {
    kind: 'pod',
    id: name,
    namespace: 'ns',
    name,
    labels: { app: name },
    ports: [],
    serviceAccount: 'default',
    addresses,
    node: 'node',
  };
}

const world: World = {
  namespaces: [{ name: 'ns', labels: { 'kubernetes.io/metadata.name': 'ns' } }],
  endpoints: [{ kind: 'node', id: 'node', name: 'node', labels: {}, addresses: ['172.18.0.2'] }, pod('controller', 2), pod('stranger', 3)],
  services: [],
  serviceAccounts: [],
};
const metrics = request({ source: 'stranger', destination: 'controller', port: 8080 }, { kind: 'http' });
const closed = request({ source: 'stranger', destination: 'controller', port: 9999 }, { kind: 'tcp' });
const out = request({ source: 'controller', destination: 'stranger', port: 7777 }, { kind: 'tcp' });

describe('waiting for policies to be in effect', () => {
  it('watches what the manifests deny, by subject and direction', () => {
    const manifests = [metricsOnly('ns')];
    const ruleset = compile(manifests, world, defaultSettings);
    assert.deepEqual(pickCanaries([{ cell: 'a', manifests, ruleset }], [metrics, closed, out], world), [[closed], [out]]);
  });

  it('watches no flow to a node, which some enforcers let pass under every policy', () => {
    const manifests = [metricsOnly('ns')];
    const ruleset = compile(manifests, world, defaultSettings);
    const toNode = request({ source: 'controller', destination: 'node', port: 1 }, { kind: 'tcp' });
    assert.deepEqual(pickCanaries([{ cell: 'a', manifests, ruleset }], [toNode, out], world), [[out]]);
    assert.deepEqual(pickCanaries([{ cell: 'a', manifests, ruleset }], [toNode], world), []);
  });

  it('ends when one of each group is denied, and asks no longer for a group that was', async () => {
    const asked: string[][] = [];
    const lookOnce: LookOnce = (requests: readonly ProbeRequest[]) => {
      asked.push(requests.map(({ id }) => id));
      return Promise.resolve(new Map(requests.map(({ id }) => [id, asked.length > 1 || id === out.id ? 'dropped' : 'connected'])));
    };
    await awaitEnforcement([[closed, metrics], [out]], lookOnce, never);
    assert.deepEqual(asked, [
      [closed.id, metrics.id, out.id],
      [closed.id, metrics.id],
    ]);
  });

  it('takes no error for a denial', async () => {
    let looks = 0;
    await awaitEnforcement([[closed]], () => Promise.resolve(new Map([[closed.id, (looks += 1) < 3 ? 'error' : 'rejected']])), never);
    assert.equal(looks, 3);
  });
});
