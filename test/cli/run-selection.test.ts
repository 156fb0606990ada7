import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSelection } from '../../cli/run-selection.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { type WrittenChart, writeChart } from '../source/chart/support/write-chart.ts';
import { tinyChart } from '../run/tiny-chart.ts';
import { outsideMocha } from '../scenario/outside-mocha.ts';
import { runOptions } from './commands/run-options.ts';
import { refusalOf } from './refusal-of.ts';

const scenarios = `export default ({ scenario, allowed, denied }) => {
  const about = { title: 't', engines: ['kubernetes'], values: () => ({ networkPolicy: { enabled: true } }) };
  scenario({ ...about, id: 'open', claim: 'row-metrics', expect: () => [allowed('prometheus', 'controller:metrics', 'its rule')] });
  scenario({ ...about, id: 'closed', claim: 'closed-otherwise', expect: () => [denied('prometheus', 'controller:gate', 'no rule')] });
};`;

describe('the run of a selection', () => {
  let chart: WrittenChart;
  let folder: string;
  let flags: readonly string[];
  before(async () => {
    chart = await writeChart(tinyChart);
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-selection-'));
    const file = join(folder, 'scenarios.mjs');
    await writeFile(file, scenarios);
    flags = ['--scenario-file', file, '--chart', chart.path, '--cluster', 'predict'];
  });
  after(() => Promise.all([chart[Symbol.asyncDispose](), rm(folder, { recursive: true })]));

  async function run(...more: readonly string[]): Promise<Results> {
    const { signal } = new AbortController();
    const surroundings = { baseValues: [], repeatFlags: ['--chart', 'x'], signal, onProgress: () => undefined };
    return outsideMocha(() => runSelection(runOptions(...flags, ...more), surroundings));
  }

  for (const [name, more, cells, selection, shard] of [
    ['of everything is a run of the catalogue', [], ['open', 'closed'], 'catalogue', undefined],
    ['of a part says so, and gets a control', ['--scenario', 'open'], ['open', 'closed'], 'part', undefined],
    ['of what denies something gets none', ['--claim', 'closed-otherwise'], ['closed'], 'part', undefined],
    ['of a shard of everything is one of the catalogue', ['--shard', '2/2'], ['closed'], 'catalogue', { index: 2, of: 2 }],
    ['of a shard of a part is one of a part', ['--scenario', 'closed', '--shard', '1/1'], ['closed'], 'part', { index: 1, of: 1 }],
  ] as const) {
    it(name, async () => {
      const results = await run(...more);
      assert.deepEqual(
        results.cells.map(({ id }) => id),
        cells.map((id) => `${id}/kubernetes`),
      );
      assert.deepEqual([results.run.selection, results.run.shard], [selection, shard]);
    });
  }

  it('is on the chosen cluster, with the chosen chart, under an id of its own, which its namespaces have', async () => {
    const { run: about, cells } = await run();
    assert.equal(about.cluster.name, 'predict');
    assert.deepEqual([about.source.name, about.source.path], ['tiny', chart.path]);
    for (const { namespace } of cells) assert.ok(namespace.startsWith(`npc-${about.id}-`), namespace);
    assert.match(cells[0]?.flows[0]?.repeat ?? '', / --chart x$/);
  });

  it('is refused before anything is started where the selection or the cluster can not be', async () => {
    assert.deepEqual(await refusalOf(() => run('--scenario', 'none')), [
      3,
      '--scenario none: there is no such scenario; npm run conformance -- list shows them.',
    ]);
    const [exitCode, message] = await refusalOf(() => run('--cni', 'cilium'));
    assert.equal(exitCode, 3);
    assert.match(message, /kind and predict are two places/);
  });
});
