import { groupBy } from '../../../harness/text/group-by.ts';
import { type Engine, engines } from '../../../scenarios/engines.ts';
import type { JudgedMutant } from '../judge/judge-mutants.ts';

/** How many mutants of one operator, in one engine, met which fate. */
export interface FateCounts {
  readonly engine: Engine | 'all';
  readonly operator: string;
  readonly mutants: number;
  readonly caughtByModel: number;
  readonly caughtByPackets: number;
  readonly refused: number;
  readonly equivalent: number;
  readonly survived: number;
}

/** A row for each engine and operator that has mutants, and one for all of them. */
export function countFates(judged: readonly JudgedMutant[]): readonly FateCounts[] {
  const rows = engines.flatMap((engine) => {
    const ofEngine = judged.filter(({ mutant }) => mutant.engine === engine);
    return [...groupBy(ofEngine, ({ mutant }) => mutant.operator)].map(([operator, group]) => count(engine, operator, group));
  });
  return [...rows, count('all', 'all', judged)];
}

function count(engine: FateCounts['engine'], operator: string, judged: readonly JudgedMutant[]): FateCounts {
  const ofKind = (kind: JudgedMutant['fate']['kind']): number => judged.filter(({ fate }) => fate.kind === kind).length;
  return {
    engine,
    operator,
    mutants: judged.length,
    caughtByModel: ofKind('caught'),
    caughtByPackets: judged.filter(({ packets }) => packets?.verdict === 'caught').length,
    refused: ofKind('refused'),
    equivalent: ofKind('equivalent'),
    survived: ofKind('survived'),
  };
}
