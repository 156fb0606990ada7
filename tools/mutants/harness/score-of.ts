import type { MutantResult } from '@stryker-mutator/api/core';

/** What became of mutants. */
export interface Fates {
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

/** What became of a part's mutants. */
export interface Score {
  readonly name: string;
  readonly all: Fates;
  /** Without those that change a text, most of which are messages. */
  readonly withoutTexts: Fates;
}

type Judged = Pick<MutantResult, 'status' | 'mutatorName'>;

/** Count what became of a part's mutants. */
export function scoreOf(name: string, results: readonly Judged[]): Score {
  return { name, all: countFates(results), withoutTexts: countFates(results.filter(({ mutatorName }) => mutatorName !== 'StringLiteral')) };
}

function countFates(results: readonly Judged[]): Fates {
  const count = (status: MutantResult['status']): number => results.filter((result) => result.status === status).length;
  return {
    killed: count('Killed'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    noCoverage: count('NoCoverage'),
    ignored: count('Ignored'),
  };
}
