import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import { formatDecision } from '../../../harness/policy/format-decision.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { randomRuleset } from './random-rulesets.ts';
import { overBoth, probeAll } from './requests.ts';
import { bucket, pod, topology } from './topology.ts';
import { startCluster } from './with-cluster.ts';

const pods = ['a/one', 'a/two', 'a/three'];

/** Enough for what the three kinds of error a compiler makes need: a wrong condition, a wrong order, a wrong jump. */
const rulesets = 25;

describe('embedded cluster and the policy model', () => {
  let cluster: RunningCluster;
  let world: World;

  before(async () => {
    cluster = await startCluster({ externals: [bucket] });
    world = await cluster.deploy(topology(pods.map((id) => pod(id))));
  });
  after(() => cluster[Symbol.asyncDispose]());

  it('agree about every flow of any ruleset, and about the rule that denies it', async () => {
    const requests = [...pods, 'node', 'apiserver', 's3'].flatMap((source) =>
      [...pods, 's3'].flatMap((destination) =>
        (['tcp', 'http', 'udp'] as const).flatMap((kind) => overBoth({ source, destination, kind })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(randomRuleset(pods), async (ruleset) => {
        await cluster.enforce([{ cell: 'random', manifests: [], ruleset }]);
        const observations = await probeAll(cluster, requests);
        for (const { id, flow } of requests) {
          const { verdict, decidedBy } = evaluate(ruleset, world, flow);
          const observation = observations.get(id);
          const seen = observation?.kind === 'dropped' ? observation.decidedBy : observation?.kind;
          assert.equal(seen, verdict === 'allowed' ? 'connected' : formatDecision(decidedBy), id);
        }
      }),
      { numRuns: rulesets },
    );
  }).timeout(120_000);
});
