import assert from 'node:assert/strict';
import { embeddedCluster } from '../../../clusters/embedded/cluster.ts';
import type { Cluster } from '../../../harness/cluster/cluster.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import { planCells } from '../../../harness/plan/plan-cells.ts';
import { run } from '../../../harness/run/run.ts';
import { engines } from '../../../harness/vocabulary/engine.ts';
import type { Results } from '../../../harness/vocabulary/results.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { firstSuite } from '../../../cli/first-suite.ts';

/** The embedded cluster with room for so many cells. */
function embeddedWith(concurrentCells: number): Cluster {
  return {
    ...embeddedCluster,
    start: async (options) => Object.assign(await embeddedCluster.start(options), { concurrentCells }),
  };
}

async function probe(cluster: Cluster): Promise<Results> {
  const runId = newRunId();
  const matches = ({ scenario }: { readonly scenario: { readonly claim: string } }): boolean =>
    ['default-deny-order', 'custom-ports', 'restored'].includes(scenario.claim);
  return await run({
    runId,
    cells: planCells(catalogue, runId, { engines, matches }),
    suite: firstSuite,
    cluster,
    chart: 'chart',
    baseValues: [],
    repeatFlags: [],
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

function verdictsOf({ cells }: Results): unknown {
  return cells.map(({ id, outcome, flows }) => [id, outcome, flows.map((flow) => [flow.id, flow.verdict, flow.outcome])]);
}

describe('cells of the catalogue that take turns', () => {
  it('are judged by packets as they are side by side', async () => {
    const [inTurns, sideBySide] = [await probe(embeddedWith(3)), await probe(embeddedCluster)];
    const namespacesOf = ({ cells }: Results): number => new Set(cells.map(({ namespace }) => namespace)).size;
    assert.equal(inTurns.summary.outcome, 'ok');
    assert.ok(
      namespacesOf(inTurns) < namespacesOf(sideBySide) / 2,
      `${String(namespacesOf(inTurns))} of ${String(namespacesOf(sideBySide))}`,
    );
    // The controller of custom ports is another, and shares nothing with the others.
    assert.ok(namespacesOf(inTurns) > 3, String(namespacesOf(inTurns)));
    assert.deepEqual(verdictsOf(inTurns), verdictsOf(sideBySide));
  }).timeout(60_000);
});
