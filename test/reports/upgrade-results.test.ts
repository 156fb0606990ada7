import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Results } from '../../harness/vocabulary/results.ts';
import { compareLegs } from '../../reports/diff/compare-legs.ts';
import { mergeSources } from '../../reports/merge/merge-sources.ts';
import { readResults } from '../../reports/read-results.ts';
import { findTrend } from '../../reports/trend/find-trend.ts';
import { consoleReporter } from '../../reports/console/console-reporter.ts';
import { mixedResults } from './sample-results.ts';
import { textOf } from './text-of.ts';

/** What version 1 wrote of the results that {@link mixedResults} are. */
const golden = fileURLToPath(new URL('golden/results-version-1.json', import.meta.url));

describe('results of version 1', () => {
  let old: Results;
  before(async () => {
    old = await readResults(golden);
  });

  it('become version 2: the chart is the source, and nothing that was found is lost', () => {
    const { schemaVersion, run, cells, summary } = mixedResults();
    assert.deepEqual({ ...old, suite: undefined }, { schemaVersion, run, cells, summary, suite: undefined });
  });

  it('have a suite of what their cells name', () => {
    const { engines, claims, cast, tables } = old.suite;
    assert.deepEqual(
      engines.map(({ id }) => id),
      ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
    );
    assert.deepEqual(claims['row-metrics'], { text: 'row-metrics' });
    assert.deepEqual(cast.subjects, ['controller']);
    assert.ok(cast.peers.some(({ id }) => id === 'prometheus'));
    assert.deepEqual(
      tables.map(({ id, title, rows }) => [id, title, ...rows.map((row) => row.id)]),
      [
        ['ingress', 'Required traffic: ingress table', 'ingress/webhook', 'ingress/metrics', 'ingress/gate'],
        ['egress', 'Required traffic: egress table', 'egress/dns', 'egress/s3'],
      ],
    );
  });

  it('are reported as those of version 2 are', () => {
    assert.equal(textOf(consoleReporter, [old]), textOf(consoleReporter, [mixedResults()]));
  });

  it('are merged, compared and told over time with those of version 2, which say what claims are', () => {
    const shards = [1, 2].map((index) => ({ shard: { index, of: 2 } }));
    const [first, second] = shards.map((shard, position) => {
      const results = position === 0 ? old : mixedResults();
      return { file: `${String(position)}.json`, results: { ...results, run: { ...results.run, ...shard } } };
    });
    assert.ok(first !== undefined && second !== undefined);
    const [leg, ...others] = mergeSources([first, second]);
    assert.deepEqual([others.length, leg.schemaVersion], [0, 2]);
    assert.equal(leg.suite.claims['row-metrics']?.text, 'metrics 8080, always');
    assert.deepEqual(compareLegs([old], [mixedResults()]).changes, []);
    const [trend] = findTrend([
      { file: 'a', results: old },
      { file: 'b', results: mixedResults() },
    ]).legs;
    assert.deepEqual(
      trend?.claims.map(({ claim, outcomes }) => [claim, ...outcomes]),
      [
        ['row-metrics', 'failed', 'failed'],
        ['egress-complete', 'failed', 'failed'],
        ['explicit-engine', 'failed', 'failed'],
      ],
    );
  });

  it('are refused where they are not what version 1 is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-results-'));
    const refused = async (change: (text: string) => string, message: RegExp): Promise<void> => {
      await writeFile(join(folder, 'results.json'), change(await readFile(golden, 'utf8')));
      await assert.rejects(readResults(join(folder, 'results.json')), { message, exitCode: 2 });
    };
    await refused((text) => text.replace('"helm":', '"helmet":'), /does not hold results: /);
    await refused((text) => text.replace('"kind":"chart-defect"', '"kind":"defect"'), /findings\[0\]\.kind: /);
    await refused((text) => text.replace('"helm":', '"more":1,"helm":'), /run\.source: .*more/);
    await rm(folder, { recursive: true });
  });
});
