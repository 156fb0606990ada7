import Table from 'cli-table3';
import type { JudgedMutant } from '../judge/judge-mutants.ts';
import { countFates } from './count-fates.ts';
import { describeMutant } from './describe-mutant.ts';
import { findProblems } from './find-problems.ts';

/** The table of mutants, what stands against the harness, and the equivalent mutants with their proof. */
export function formatReport(judged: readonly JudgedMutant[]): string {
  const problems = findProblems(judged);
  const sections = [
    ['PROBLEMS', problems.length === 0 ? ['none: every mutant that changes a flow of its world is caught'] : problems],
    ['REFUSED   the cell stops before a packet is sent', refusals(judged)],
    ['EQUIVALENT   no flow of any world changes', proofs(judged)],
  ] as const;
  return [formatTable(judged), ...sections.map(([title, lines]) => `${title}\n${lines.map((line) => `  ${line}`).join('\n')}`)].join(
    '\n\n',
  );
}

function formatTable(judged: readonly JudgedMutant[]): string {
  const head = ['engine', 'operator', 'mutants', 'caught by model', 'caught by packets', 'refused', 'equivalent', 'survived'];
  const table = new Table({
    head,
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', ...head.slice(2).map(() => 'right' as const)],
  });
  for (const row of countFates(judged)) {
    table.push([row.engine, row.operator, row.mutants, row.caughtByModel, row.caughtByPackets, row.refused, row.equivalent, row.survived]);
  }
  return table.toString();
}

function refusals(judged: readonly JudgedMutant[]): readonly string[] {
  return judged.flatMap(({ mutant, fate }) => (fate.kind === 'refused' ? [`${describeMutant(mutant)}: ${fate.reason}`] : []));
}

function proofs(judged: readonly JudgedMutant[]): readonly string[] {
  return judged.flatMap(({ mutant, fate }) => {
    if (fate.kind !== 'equivalent') return [];
    const proof = fate.flowsCompared === 0 ? 'compiles to the same rules' : `${String(fate.flowsCompared)} flows compared`;
    return [`${describeMutant(mutant)}: ${proof}`];
  });
}
