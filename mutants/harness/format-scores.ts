import type { Score } from './score-of.ts';

/** Scores as a table in Markdown, the sum last. */
export function formatScores(scores: readonly Score[]): string {
  const sum = scores.reduce<Score>(
    (all, score) => ({
      name: 'all',
      killed: all.killed + score.killed,
      timeout: all.timeout + score.timeout,
      survived: all.survived + score.survived,
      noCoverage: all.noCoverage + score.noCoverage,
      ignored: all.ignored + score.ignored,
    }),
    { name: 'all', killed: 0, timeout: 0, survived: 0, noCoverage: 0, ignored: 0 },
  );
  const head = '| part | mutants | killed | never ends | survived | no test | killed, % | static, not judged |';
  return [head, '|---|--:|--:|--:|--:|--:|--:|--:|', ...[...scores, sum].map(formatScore)].join('\n');
}

function formatScore({ name, killed, timeout, survived, noCoverage, ignored }: Score): string {
  const all = killed + timeout + survived + noCoverage;
  const share = all === 0 ? '·' : ((100 * (killed + timeout)) / all).toFixed(1);
  return `| ${[name, all, killed, timeout, survived, noCoverage, share, ignored].join(' | ')} |`;
}
