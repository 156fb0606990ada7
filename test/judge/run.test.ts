import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellOutcome } from '../../harness/judge/cell.ts';
import { exitCodeOf, summarise } from '../../harness/judge/run.ts';
import { outcomes } from '../../harness/vocabulary/outcome.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import { buildCell, buildCheck, buildFlow } from '../reports/build-results.ts';

const complete = { completeness: 'complete' } as const;
const rank: Record<Outcome, number> = { ok: 0, deviates: 1, skipped: 2, inconclusive: 2, failed: 3 };
const outcome = fc.constantFrom(...outcomes);
const cell = fc
  .record({ outcome, flows: fc.array(outcome, { maxLength: 4 }), checks: fc.array(outcome, { maxLength: 2 }) })
  .map(({ outcome: own, flows, checks }) => cellOf(own, flows, checks));
const cells = fc.array(cell, { maxLength: 5 });

function cellOf(own: Outcome, flows: readonly Outcome[], checks: readonly Outcome[] = []): CellResult {
  return buildCell({
    outcome: own,
    flows: flows.map((each) => buildFlow({ outcome: each })),
    checks: checks.map((each) => buildCheck({ outcome: each })),
  });
}

describe('summarise', () => {
  for (const [name, list, expected] of [
    ['no cell', [], 'inconclusive'],
    ['only skipped cells', [cellOf('skipped', [])], 'inconclusive'],
    ['a cell that says ok and judged nothing', [cellOf('ok', [])], 'inconclusive'],
    ['a cell that says ok whose flows were all skipped', [cellOf('ok', ['skipped'])], 'inconclusive'],
    ['a cell that says ok with a failed flow', [cellOf('ok', ['ok', 'failed'])], 'failed'],
    ['a cell that failed as a whole with ok flows', [cellOf('failed', ['ok'])], 'failed'],
    ['a skipped cell with a failed check', [cellOf('skipped', [], ['failed'])], 'failed'],
    ['ok beside skipped', [cellOf('ok', ['ok']), cellOf('skipped', [])], 'ok'],
    ['a known deviation', [cellOf('deviates', ['ok', 'deviates'])], 'deviates'],
    ['failed beside inconclusive', [cellOf('failed', ['failed']), cellOf('inconclusive', ['inconclusive'])], 'failed'],
  ] as const) {
    it(`${name}: ${expected}`, () => {
      const summary = summarise(list, complete);
      assert.equal(summary.outcome, expected);
      assert.equal(summary.exitCode, exitCodeOf(expected));
    });
  }

  it('a partial run, or one with a problem, is never better than inconclusive', () => {
    const ok = [cellOf('ok', ['ok'])];
    assert.equal(summarise(ok, complete).exitCode, 0);
    assert.equal(summarise(ok, { completeness: 'partial' }).exitCode, 2);
    assert.equal(summarise(ok, { ...complete, problem: 'the cluster went away' }).exitCode, 2);
    assert.equal(summarise([cellOf('failed', ['failed'])], { completeness: 'partial' }).exitCode, 1);
  });

  it('adding a failed flow never improves anything: it fails the run', () => {
    fc.assert(
      fc.property(cells, cell, (list, extra) => {
        const failed = { ...extra, flows: [...extra.flows, buildFlow({ outcome: 'failed' })] };
        assert.equal(summarise([...list, failed], complete).exitCode, 1);
      }),
    );
  });

  it('adding a judged cell never makes a judged run better', () => {
    fc.assert(
      fc.property(cells, cell, (list, extra) => {
        fc.pre(list.some((each) => cellOutcome(each) !== 'skipped'));
        assert.ok(rank[summarise([...list, extra], complete).outcome] >= rank[summarise(list, complete).outcome]);
      }),
    );
  });

  it('the order of cells is irrelevant', () => {
    fc.assert(
      fc.property(cells, (list) => {
        assert.deepEqual(summarise(list.toReversed(), complete), summarise(list, complete));
      }),
    );
  });

  it('exit code 0 means that something was judged and nothing failed', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const { exitCode, flows, checks } = summarise(list, complete);
        if (exitCode !== 0) return;
        assert.ok(flows.ok + flows.deviates + checks.ok + checks.deviates > 0);
        assert.equal(flows.failed + checks.failed, 0);
      }),
    );
  });

  it('counts every cell, flow and check once, and one probe per flow and phase', () => {
    const summary = summarise([cellOf('failed', ['ok', 'failed'], ['ok']), cellOf('skipped', ['skipped'])], complete);
    assert.deepEqual(summary.cells, { ok: 0, failed: 1, inconclusive: 0, deviates: 0, skipped: 1 });
    assert.deepEqual(summary.flows, { ok: 1, failed: 1, inconclusive: 0, deviates: 0, skipped: 1 });
    assert.deepEqual(summary.checks, { ok: 1, failed: 0, inconclusive: 0, deviates: 0, skipped: 0 });
    assert.equal(summary.probes, 9);
  });
});
