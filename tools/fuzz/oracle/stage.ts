import type { Answer } from './question.ts';

/** A part of the policies that is asked before or after others. */
export interface Stage {
  readonly name: string;
  /** Ascending; ties by name. */
  readonly order: number;
  readonly answer: () => Answer;
}
