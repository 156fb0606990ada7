import type { Case } from './suite.ts';

/** The counts that JUnit repeats on each level. */
export function countCases(cases: readonly Case[]): { tests: number; failures: number; errors: number; skipped: number } {
  const countOf = (kind: Case['result']['kind']): number => cases.filter(({ result }) => result.kind === kind).length;
  return { tests: cases.length, failures: countOf('failure'), errors: countOf('error'), skipped: countOf('skipped') };
}
