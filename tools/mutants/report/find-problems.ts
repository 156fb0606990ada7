import type { JudgedMutant } from '../judge/judge-mutants.ts';
import { describeFlow } from './describe-flow.ts';
import { describeMutant } from './describe-mutant.ts';

/** What stands against "every mutant is caught or equivalent", in words, one item a mutant. */
export function findProblems(judged: readonly JudgedMutant[]): readonly string[] {
  return judged.flatMap(({ mutant, fate, packets }) => {
    const who = describeMutant(mutant);
    if (fate.kind === 'survived') {
      const { cell } = fate.application.site;
      return [
        `${who}\n  survives: no flow of ${cell.id} shows that ${describeFlow(fate.flow)} becomes ${fate.becomes}; declare such a flow`,
      ];
    }
    if (packets === undefined || (packets.verdict === 'caught' && packets.contradictions.length === 0)) return [];
    return [`${who}\n  packets say otherwise than the model: ${packets.contradictions.join('; ')}`];
  });
}
