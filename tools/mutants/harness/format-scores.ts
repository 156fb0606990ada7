import type { Fates, Score } from './score-of.ts';

/** Scores as a table in Markdown, the sum last. */
export function formatScores(scores: readonly Score[]): string {
  const sum = { name: 'all', all: add(scores.map(({ all }) => all)), withoutTexts: add(scores.map(({ withoutTexts }) => withoutTexts)) };
  const head = '| part | mutants | killed | never ends | survived | no test | killed, % | without texts, % | static, not judged |';
  return [head, '|---|--:|--:|--:|--:|--:|--:|--:|--:|', ...[...scores, sum].map(formatScore)].join('\n');
}

function formatScore({ name, all, withoutTexts }: Score): string {
  const { killed, timeout, survived, noCoverage, ignored } = all;
  return `| ${[name, judged(all), killed, timeout, survived, noCoverage, share(all), share(withoutTexts), ignored].join(' | ')} |`;
}

function judged({ killed, timeout, survived, noCoverage }: Fates): number {
  return killed + timeout + survived + noCoverage;
}

function share(fates: Fates): string {
  return judged(fates) === 0 ? '·' : ((100 * (fates.killed + fates.timeout)) / judged(fates)).toFixed(1);
}

function add(all: readonly Fates[]): Fates {
  const sumOf = (field: keyof Fates): number => all.reduce((sum, fates) => sum + fates[field], 0);
  return {
    killed: sumOf('killed'),
    timeout: sumOf('timeout'),
    survived: sumOf('survived'),
    noCoverage: sumOf('noCoverage'),
    ignored: sumOf('ignored'),
  };
}
