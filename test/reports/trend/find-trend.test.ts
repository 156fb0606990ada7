import assert from 'node:assert/strict';
import type { Outcome } from '../../../harness/vocabulary/outcome.ts';
import type { RunInfo } from '../../../harness/vocabulary/results.ts';
import type { SourceInfo } from '../../../harness/vocabulary/source-info.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Source } from '../../../reports/merge/source.ts';
import { findTrend } from '../../../reports/trend/find-trend.ts';
import type { LegTrend } from '../../../reports/trend/trend.ts';
import { buildCell, buildFlow, buildResults } from '../build-results.ts';

const source: SourceInfo = {
  kind: 'chart',
  path: 'chart',
  name: 'c',
  version: '1',
  digest: 'sha256:one',
  tool: 'helm 4',
  valuesFiles: [],
  leftOut: [],
};

/** One nightly: the outcome of its one flow, or no cell at all. */
function nightly(day: number, outcome: Outcome | undefined, run: Partial<RunInfo> = {}): Source {
  const cells =
    outcome === undefined ? [] : [buildCell({ outcome: outcome === 'skipped' ? outcome : 'ok', flows: [buildFlow({ outcome })] })];
  const startedAt = `2026-08-${String(day).padStart(2, '0')}T02:00:00.000Z`;
  return { file: `${String(day)}.json`, results: buildResults(cells, { id: `run${String(day)}`, startedAt, source, ...run }) };
}

function trendOf(...sources: readonly Source[]): LegTrend {
  return findTrend(sources).legs[0] ?? assert.fail('no leg');
}

describe('the trend over nightlies', () => {
  for (const [name, outcomes, firstBad, state] of [
    ['always good', ['ok', 'deviates', 'ok'], undefined, 'good'],
    ['bad since the second', ['ok', 'failed', 'inconclusive'], 1, 'bad'],
    ['bad from the first', ['failed', 'failed'], 0, 'bad'],
    ['good again', ['ok', 'failed', 'ok'], 1, 'good'],
    ['bad twice: the last time counts', ['failed', 'ok', 'ok', 'failed', 'failed'], 3, 'bad'],
    ['a run that skipped it does not end a bad time', ['ok', 'failed', 'skipped', 'failed'], 1, 'bad'],
    ['nor does one that lacks it', ['ok', 'failed', undefined, 'failed'], 1, 'bad'],
    ['never judged', ['skipped', 'skipped'], undefined, 'not judged'],
  ] as const) {
    it(`of a claim: ${name}`, () => {
      const { claims } = trendOf(...outcomes.map((outcome, index) => nightly(index + 1, outcome)));
      assert.equal(claims.length, 1);
      assert.equal(claims[0]?.firstBad, firstBad);
      assert.equal(claims[0]?.state, state);
    });
  }

  it('is in the order of the runs, whatever the order of the files', () => {
    const sources = [nightly(3, 'failed'), nightly(1, 'ok'), nightly(2, 'ok')];
    const { runs, claims } = trendOf(...sources);
    assert.deepEqual(
      runs.map(({ id }) => id),
      ['run1', 'run2', 'run3'],
    );
    assert.deepEqual(claims[0]?.outcomes, ['ok', 'ok', 'failed']);
  });

  it('ranks flaky flows by their changes, and leaves out those that changed with the source', () => {
    const changed = { source: { ...source, digest: 'sha256:two' } };
    const flaky = trendOf(
      nightly(1, 'ok'),
      nightly(2, 'failed'),
      nightly(3, 'ok'),
      nightly(4, 'failed', changed),
      nightly(5, 'failed', changed),
    ).flaky;
    assert.equal(flaky.length, 1);
    assert.deepEqual([flaky[0]?.changes, flaky[0]?.pairs], [2, 3]);
    assert.deepEqual(trendOf(nightly(1, 'ok'), nightly(2, 'failed', changed)).flaky, []);
    const two = (day: number, first: Outcome, second: Outcome): Source => {
      const flows = [buildFlow({ id: 'seldom', outcome: first }), buildFlow({ id: 'often', outcome: second })];
      const { file, results } = nightly(day, 'ok');
      return { file, results: buildResults([buildCell({ flows })], results.run) };
    };
    assert.deepEqual(
      trendOf(two(1, 'ok', 'ok'), two(2, 'ok', 'failed'), two(3, 'failed', 'ok')).flaky.map(({ flow }) => flow),
      ['often', 'seldom'],
    );
  });

  it('a run that skipped a flow says nothing about how flaky it is', () => {
    assert.deepEqual(trendOf(nightly(1, 'ok'), nightly(2, 'skipped'), nightly(3, 'ok')).flaky, []);
    assert.equal(trendOf(nightly(1, 'ok'), nightly(2, undefined), nightly(3, 'failed')).flaky[0]?.changes, 1);
  });

  it('joins the shards of each run', () => {
    const shard = (day: number, index: number, scenario: string): Source => {
      const { file, results } = nightly(day, 'ok', { shard: { index, of: 2 } });
      return {
        file,
        results: buildResults([buildCell({ scenario, id: `${scenario}/kubernetes`, claim: scenario, flows: [buildFlow()] })], results.run),
      };
    };
    const { runs, claims } = trendOf(shard(1, 1, 'a'), shard(1, 2, 'b'), shard(2, 1, 'a'), shard(2, 2, 'b'));
    assert.deepEqual(
      runs.map(({ outcome }) => outcome),
      ['ok', 'ok'],
    );
    assert.deepEqual(
      claims.map(({ outcomes }) => outcomes),
      [
        ['ok', 'ok'],
        ['ok', 'ok'],
      ],
    );
  });

  it('keeps legs apart', () => {
    const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
    assert.deepEqual(
      findTrend([nightly(1, 'ok'), nightly(2, 'failed', { cluster })]).legs.map(({ leg, flaky }) => [leg, flaky.length]),
      [
        ['cilium · kind', 0],
        ['nftables · embedded', 0],
      ],
    );
  });

  it('refuses nothing at all', () => {
    assert.throws(() => findTrend([]), UserError);
  });
});
