import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CellResult, Results, RunInfo } from '../../../harness/vocabulary/results.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { legName } from '../../../harness/vocabulary/legs.ts';
import { mergeSources } from '../../../reports/merge/merge-sources.ts';
import { resultsSchema } from '../../../reports/schema/results-schema.ts';
import { buildCell, buildFlow, buildResults } from '../build-results.ts';
import { mixedResults } from '../sample-results.ts';

const calico = { name: 'kind', cni: 'calico', evidence: 'packets', details: { kubernetes: 'v1.34.4' } } as const;

function refusal(...sources: readonly Results[]): string {
  try {
    mergeSources(sources.map((results, index) => ({ file: `${String(index)}.json`, results })));
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.exitCode, 2);
    return error.message;
  }
  return assert.fail('was merged');
}

function merge(...sources: readonly Results[]): readonly Results[] {
  return mergeSources(sources.map((results, index) => ({ file: `${String(index)}.json`, results })));
}

function shardsOf(cells: readonly CellResult[], of: number, run: Partial<RunInfo> = {}): readonly Results[] {
  return Array.from({ length: of }, (_, index) =>
    buildResults(
      cells.filter((__, position) => position % of === index),
      { ...run, id: `shard${String(index)}`, shard: { index: index + 1, of } },
    ),
  );
}

describe('merging results', () => {
  it('shards in any order are what the whole run was', () => {
    const whole = mixedResults();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }).chain((of) => fc.shuffledSubarray(shardsOf(whole.cells, of) as Results[], { minLength: of })),
        (shards) => {
          const [leg, ...others] = merge(...shards);
          assert.ok(leg !== undefined);
          assert.deepEqual(others, []);
          assert.deepEqual(leg.summary, whole.summary);
          assert.deepEqual(new Set(leg.cells), new Set(whole.cells));
          assert.equal(leg.run.shard, undefined);
          assert.equal(leg.run.completeness, 'complete');
          assert.deepEqual(resultsSchema.parse(leg), leg);
        },
      ),
    );
  });

  it('a missing shard leaves the run partial, and says which', () => {
    const [first, , third] = shardsOf(mixedResults().cells, 3);
    assert.ok(first !== undefined && third !== undefined);
    const [leg] = merge(first, third);
    assert.equal(leg?.run.completeness, 'partial');
    assert.equal(leg.run.problem, 'Shard 2 of 3 is missing: its cells were not judged.');
    assert.notEqual(leg.summary.exitCode, 0);
  });

  it('one shard alone is not the whole run either', () => {
    const [only] = shardsOf([buildCell({ flows: [buildFlow()] })], 2);
    assert.ok(only !== undefined);
    assert.equal(merge(only)[0]?.summary.exitCode, 2);
  });

  it('legs of a matrix stay apart, in the order of their names', () => {
    const legs = merge(mixedResults(), ...shardsOf(mixedResults().cells, 2, { cluster: calico }));
    assert.deepEqual(legs.map(legName), ['calico · kind · Kubernetes v1.34.4', 'nftables · embedded']);
  });

  it('one run in two files counts once', () => {
    assert.deepEqual(merge(mixedResults(), mixedResults())[0]?.summary, mixedResults().summary);
  });

  it('a control that two shards share counts once, with its times as measured first', () => {
    const control = buildCell({ id: 'control/calico', flows: [buildFlow()], timeToEnforceMs: 3 });
    const again = { ...control, timeToEnforceMs: 99, namespace: 'another' };
    const cells = [[control, buildCell()], [again]] as const;
    const shards = cells.map((own, index) => buildResults(own, { shard: { index: index + 1, of: 2 } }));
    assert.deepEqual(
      merge(...shards)[0]?.cells.map(({ id, timeToEnforceMs }) => [id, timeToEnforceMs]),
      [
        ['control/calico', 3],
        ['row-metrics/kubernetes', 12],
      ],
    );
  });

  it('a cell that a broken run did not reach contradicts nothing', () => {
    const judged = buildCell({ flows: [buildFlow()] });
    const broken = buildResults([buildCell({ outcome: 'inconclusive', reason: 'no docker', policies: [] })], { problem: 'no docker' });
    for (const sources of [[buildResults([judged]), broken] as const, [broken, buildResults([judged])] as const]) {
      const [leg] = merge(...sources);
      assert.deepEqual(leg?.cells, [judged]);
      assert.equal(leg.run.problem, 'no docker');
      assert.equal(leg.summary.exitCode, 2);
    }
  });

  it('refuses two results of one cell that disagree, and names both files and the flow', () => {
    const good = buildResults([buildCell({ flows: [buildFlow()] })]);
    const bad = buildResults([buildCell({ outcome: 'failed', flows: [buildFlow({ outcome: 'failed', verdict: 'denied' })] })]);
    const message = refusal(good, bad);
    for (const part of [
      '0.json',
      '1.json',
      'row-metrics/kubernetes',
      'prometheus→controller:8080/TCP is ok (allowed), and failed (denied)',
      'diff',
    ])
      assert.ok(message.includes(part), message);
  });

  it('refuses results of one leg with different charts, or of different tools, and names both files', () => {
    const source = { ...mixedResults().run.source, digest: 'sha256:other' };
    assert.match(
      refusal(buildResults([]), buildResults([], { source })),
      /^0\.json and 1\.json .*the source is .*sha256:4f1d0c77aa.*sha256:other/,
    );
    assert.match(
      refusal(buildResults([]), buildResults([], { tool: { name: 'netpol-conformance', version: '9' } })),
      /0\.1\.0 in the one and .* 9 in the other/,
    );
  });

  it('lets no name of the results steer the terminal through an error', () => {
    const id = '\u001b[31mcell';
    assert.ok(!refusal(buildResults([buildCell({ id })]), buildResults([buildCell({ id, outcome: 'failed' })])).includes('\u001b'));
  });

  it('lasts from the first start to the last end, with the times of all machines', () => {
    const [first, second] = shardsOf(mixedResults().cells, 2);
    assert.ok(first !== undefined && second !== undefined);
    const later = { ...second, run: { ...second.run, startedAt: '2026-08-01T10:20:40.400Z' } };
    const [leg] = merge(later, first);
    assert.equal(leg?.run.startedAt, '2026-08-01T10:20:30.400Z');
    assert.equal(leg.run.durationMs, 14_200);
    assert.deepEqual(leg.run.stages[0], { name: 'render', durationMs: 1800 });
    assert.equal(leg.run.id, 'shard0+shard1');
  });

  it('is the whole catalogue only where every part was', () => {
    for (const [selections, expected] of [
      [['catalogue', 'catalogue'], 'catalogue'],
      [['catalogue', 'part'], 'part'],
      [['catalogue', undefined], undefined],
    ] as const) {
      const shards = shardsOf(mixedResults().cells, 2).map((results, index) => {
        const selection = selections[index];
        return selection === undefined ? results : { ...results, run: { ...results.run, selection } };
      });
      assert.equal(merge(...shards)[0]?.run.selection, expected);
    }
  });

  it('refuses nothing at all', () => {
    assert.match(refusal(), /no results to report/);
  });
});
