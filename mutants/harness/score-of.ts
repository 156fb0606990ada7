import type { Stryker } from '@stryker-mutator/core';

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** What became of a part's mutants. */
export interface Score {
  readonly name: string;
  /** Noticed by a test. */
  readonly killed: number;
  /** Noticed, too: the tests do not end. */
  readonly timeout: number;
  /** Tests run the line and notice nothing. */
  readonly survived: number;
  /** No test runs the line. */
  readonly noCoverage: number;
  /** Not judged: in what runs while a module is loaded. */
  readonly ignored: number;
}

/** Count what became of a part's mutants. */
export function scoreOf(name: string, results: readonly Pick<MutantResult, 'status'>[]): Score {
  const count = (status: MutantResult['status']): number => results.filter((result) => result.status === status).length;
  return {
    name,
    killed: count('Killed'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    noCoverage: count('NoCoverage'),
    ignored: count('Ignored'),
  };
}
