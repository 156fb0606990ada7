import assert from 'node:assert/strict';
import { embeddedCluster } from '../../../clusters/embedded/cluster.ts';
import type { Cluster } from '../../../harness/cluster/cluster.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import { planCells } from '../../../harness/plan/plan-cells.ts';
import { run } from '../../../harness/run/run.ts';
import { specifyAll } from '../../../harness/suite/specify.ts';
import type { Results } from '../../../harness/vocabulary/results.ts';
import { firstSuite } from '../../mocha/outside-mocha.ts';

/** The embedded cluster with room for so many cells. */
function embeddedWith(concurrentCells: number): Cluster {
  return {
    ...embeddedCluster,
    start: async (options) => Object.assign(await embeddedCluster.start(options), { concurrentCells }),
  };
}

async function probe(cluster: Cluster): Promise<Results> {
  const runId = newRunId();
  const ownSuite = await firstSuite();
  const specs = specifyAll(ownSuite).filter(({ claim }) => ['default-deny-order', 'custom-ports', 'restored'].includes(claim));
  return await run({
    runId,
    suite: ownSuite,
    cells: planCells(specs, Object.keys(ownSuite.engines), runId),
    cluster,
    source: { kind: 'chart', path: 'chart', valuesFiles: [] },
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
