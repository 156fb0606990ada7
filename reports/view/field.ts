import { cellOutcome, worstOutcome } from '../../harness/judge/cell.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { CellResult, Results } from '../../harness/vocabulary/results.ts';
import type { SuiteInfo } from '../../harness/vocabulary/suite-info.ts';

/** What cells come to together: those of a claim on an engine, say. */
export interface Field {
  readonly outcome: Outcome;
  /** Flows and checks that have the outcome, of those judged; none of them: the cell has it as a whole. */
  readonly affected: number;
  readonly judged: number;
  /** Flows and checks that were not judged. */
  readonly skipped: number;
  /** Of the first cell that has the outcome, where it gives one. */
  readonly reason?: string;
}

/** Fold cells into one field; undefined where there is none. */
export function fieldOf(cells: readonly CellResult[]): Field | undefined {
  if (cells.length === 0) return undefined;
  const outcome = worstOutcome(cells.map(cellOutcome));
  const items = cells.flatMap(({ flows, checks }) => [...flows, ...checks]).map((item) => item.outcome);
  const judged = items.filter((each) => each !== 'skipped');
  const reason = cells.find((cell) => cellOutcome(cell) === outcome)?.reason;
  return {
    outcome,
    affected: judged.filter((each) => each === outcome).length,
    judged: judged.length,
    skipped: items.length - judged.length,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A field in a few characters: `12`, `1/9`, `cell`, `skipped`. */
export function fieldText({ outcome, affected, judged }: Field): string {
  if (outcome === 'skipped') return 'skipped';
  if (outcome === 'ok') return String(judged);
  return affected === 0 ? 'cell' : `${String(affected)}/${String(judged)}`;
}

/** A claim on every engine; undefined where there is no such cell. */
export interface ClaimFields {
  readonly claim: string;
  readonly fields: readonly (Field | undefined)[];
  /** All engines together. */
  readonly whole: Field;
}

/** Claims × engines: those that there are cells of, in the suite's order. */
export function foldClaims({ suite, cells }: Pick<Results, 'suite' | 'cells'>): {
  readonly engines: readonly string[];
  readonly claims: readonly ClaimFields[];
} {
  const engines = enginesOf(suite, cells);
  const byClaim = groupBy(cells, ({ claim }) => claim);
  const claims = claimsOf(suite, cells).flatMap((claim) => {
    const own = byClaim.get(claim) ?? [];
    const whole = fieldOf(own);
    return whole === undefined
      ? []
      : [{ claim, whole, fields: engines.map((engine) => fieldOf(own.filter((cell) => cell.engine === engine))) }];
  });
  return { engines, claims };
}

/** The engines that there are cells of, in the suite's order; those that it does not name come last. */
export function enginesOf(suite: Pick<SuiteInfo, 'engines'>, cells: readonly Pick<CellResult, 'engine'>[]): readonly string[] {
  return inOrder(
    suite.engines.map(({ id }) => id),
    cells.map(({ engine }) => engine),
  );
}

/** The claims that there are cells of, in the suite's order; those that it does not name come last. */
export function claimsOf(suite: Pick<SuiteInfo, 'claims'>, cells: readonly Pick<CellResult, 'claim'>[]): readonly string[] {
  return inOrder(
    Object.keys(suite.claims),
    cells.map(({ claim }) => claim),
  );
}

/** A claim in words; empty where the suite does not know it, or has no more to say than its id. */
export function claimText({ claims }: Pick<SuiteInfo, 'claims'>, id: string): string {
  const text = Object.hasOwn(claims, id) ? (claims[id]?.text ?? '') : '';
  return text === id ? '' : text;
}

function inOrder(known: readonly string[], present: readonly string[]): readonly string[] {
  const there = new Set(present);
  const first = known.filter((id) => there.has(id));
  return [...new Set([...first, ...there])];
}
