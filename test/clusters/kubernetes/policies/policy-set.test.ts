import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { explainFailure } from '../../../../clusters/kubernetes/explain-failure.ts';
import { PolicySet } from '../../../../clusters/kubernetes/policies/policy-set.ts';
import type { CellPolicies, EnforceResult } from '../../../../harness/cluster/cluster.ts';
import { fakeApi, resourceList } from '../../cni/fake-api.ts';

const { signal } = new AbortController();
const networkPolicies = resourceList({ name: 'networkpolicies', kind: 'NetworkPolicy', namespaced: true });
const unreached = 'Internal error occurred: failed calling webhook "x": failed to call webhook: context deadline exceeded';

function answer(response: ServerResponse, status: number, message = ''): void {
  response.writeHead(status).end(JSON.stringify({ message }));
}

function cellOf(namespace: string, apiVersion = 'networking.k8s.io/v1'): CellPolicies {
  const object = { apiVersion, kind: 'NetworkPolicy', metadata: { name: 'p', namespace }, spec: {} };
  return { cell: namespace, manifests: [{ file: 'templates/p.yaml', object }], ruleset: { tiers: [] } };
}

/** Apply a policy in each namespace to an API that answers its writes so, and remove them where asked. */
async function apply(
  cells: readonly CellPolicies[],
  write: (response: ServerResponse, namespace: string, call: number) => void,
): Promise<ReadonlyMap<string, EnforceResult>> {
  let call = 0;
  await using fake = await fakeApi((request, response) => {
    if (request.method === 'GET') return response.end(networkPolicies);
    call += 1;
    write(response, /namespaces\/([^/]+)/.exec(request.path)?.[1] ?? '', call);
  });
  const policies = new PolicySet(fake.api, 'abc123', new Set(cells.map(({ cell }) => cell)));
  return await policies.apply(cells, () => 7, signal);
}

describe('the policies of a run', function () {
  this.timeout(30_000);

  it('are refused by the API, not by a webhook that does not answer', async () => {
    const results = await apply([cellOf('fine'), cellOf('wrong'), cellOf('stuck')], (response, namespace) => {
      if (namespace === 'wrong') answer(response, 422, 'spec.podSelector: Required value');
      else if (namespace === 'stuck') answer(response, 500, unreached);
      else answer(response, 201);
    });
    assert.deepEqual(results.get('fine'), { kind: 'applied', atMs: 7 });
    assert.equal(results.get('wrong')?.kind, 'refused');
    const stuck = results.get('stuck');
    assert.ok(
      stuck?.kind === 'unanswered' &&
        stuck.message.includes('could not be made, and nobody refused it') &&
        stuck.message.includes(unreached),
    );
  });

  it('are made once the webhook answers again', async () => {
    const results = await apply([cellOf('slow')], (response, _, call) => {
      if (call < 3) answer(response, 500, unreached);
      else answer(response, 201);
    });
    assert.equal(results.get('slow')?.kind, 'applied');
  });

  it('of Calico are made two at a time: its webhook takes no more', async () => {
    const most = { calico: 0, others: 0 };
    for (const [name, apiVersion] of [
      ['calico', 'projectcalico.org/v3'],
      ['others', 'networking.k8s.io/v1'],
    ] as const) {
      let open = 0;
      const cells = Array.from({ length: 12 }, (_, index) => cellOf(`ns-${String(index)}`, apiVersion));
      await apply(cells, (response) => {
        open += 1;
        most[name] = Math.max(most[name], open);
        setImmediate(() =>
          setTimeout(() => {
            open -= 1;
            answer(response, 201);
          }, 50),
        );
      });
    }
    assert.equal(most.calico, 2);
    assert.ok(most.others > 2, String(most.others));
  });

  it('of a Calico tier come after it, and are deleted before anybody waits for its end', async () => {
    const writes: string[] = [];
    const policies = new Set<string>();
    await using fake = await fakeApi((request, response) => {
      const [kind = '', name = ''] = /(tiers|networkpolicies)(?:\/([^/]+))?$/.exec(request.path)?.slice(1) ?? [];
      if (kind === '')
        return response.end(
          resourceList(
            { name: 'networkpolicies', kind: 'NetworkPolicy', namespaced: true },
            { name: 'tiers', kind: 'Tier', namespaced: false },
          ),
        );
      if (request.method === 'POST') {
        writes.push(kind);
        if (kind === 'networkpolicies') policies.add(request.path);
      }
      if (request.method === 'DELETE') policies.delete(request.path.replace(/\/p$/, ''));
      // As a finalizer does: a tier that is deleted stays while a policy is left.
      answer(response, request.method === 'GET' && (kind === 'networkpolicies' || policies.size === 0 || name === '') ? 404 : 200);
    });
    const tiers = ['one', 'two', 'three'].map((name) => ({
      file: 'templates/t.yaml',
      object: { apiVersion: 'projectcalico.org/v3', kind: 'Tier', metadata: { name } },
    }));
    const [cell] = [cellOf('a', 'projectcalico.org/v3')];
    const set = new PolicySet(fake.api, 'abc123', new Set(['a']));
    await set.apply([{ ...cell, manifests: [...cell.manifests, ...tiers] }], () => 0, signal);
    assert.deepEqual(writes, ['tiers', 'tiers', 'tiers', 'networkpolicies']);
    await set.release();
    assert.equal(policies.size, 0);
  });

  it('of one name in the whole cluster are refused to a second cell, and that is said of them', async () => {
    const made = new Set<string>();
    await using fake = await fakeApi((request, response) => {
      if (request.method === 'GET')
        return response.end(resourceList({ name: 'clusternetworkpolicies', kind: 'ClusterNetworkPolicy', namespaced: false }));
      if (made.has(request.path))
        return response.writeHead(409).end(JSON.stringify({ reason: 'AlreadyExists', message: 'already exists' }));
      made.add(request.path);
      answer(response, 201);
    });
    const object = { apiVersion: 'policy.networking.k8s.io/v1alpha2', kind: 'ClusterNetworkPolicy', metadata: { name: 'fixed' } };
    const cells = ['a', 'b'].map((cell) => ({
      cell,
      manifests: [{ file: 'templates/p.yaml', object: { ...object } }],
      ruleset: { tiers: [] },
    }));
    const policies = new PolicySet(fake.api, 'abc123', new Set(['a', 'b']));
    const results = [...(await policies.apply(cells, () => 0, signal)).values()];
    const messages = results.flatMap((result) => (result.kind === 'refused' ? [result.message] : []));
    assert.equal(messages.length, 1);
    assert.match(messages.join(), /another cell of this run has one of that name/);
  });

  it('that somebody else has made are not taken for those of the turn before', async () => {
    let others: 'none' | 'there' = 'none';
    await using fake = await fakeApi((request, response) => {
      if (request.path.endsWith('/v1')) return response.end(networkPolicies);
      if (request.method === 'POST' && others === 'there')
        return response.writeHead(409).end(JSON.stringify({ reason: 'AlreadyExists', message: 'already exists' }));
      answer(response, request.method === 'GET' ? 404 : 200);
    });
    const policies = new PolicySet(fake.api, 'abc123', new Set(['a']));
    assert.equal((await policies.apply([cellOf('a')], () => 0, signal)).get('a')?.kind, 'applied');
    await policies.release();
    others = 'there';
    const result = (await policies.apply([cellOf('a')], () => 0, signal)).get('a');
    assert.match(result?.kind === 'refused' ? result.message : '', /is in the cluster already/);
  });

  it('say why they can not be removed, whichever it is', async () => {
    await using fake = await fakeApi((request, response) => {
      if (request.method === 'GET') return response.end(networkPolicies);
      if (request.method === 'DELETE') answer(response, 409, 'held by something');
      else answer(response, 201);
    });
    const policies = new PolicySet(fake.api, 'abc123', new Set(['a', 'b']));
    await policies.apply([cellOf('a'), cellOf('b')], () => 0, signal);
    await assert.rejects(
      explainFailure('removing policies', undefined, () => policies.release()),
      { message: 'While removing policies the cluster answered: held by something.' },
    );
  });
});
