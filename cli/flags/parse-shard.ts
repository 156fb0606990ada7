import { UserError } from '../../harness/vocabulary/user-error.ts';

/** One part of a run that is spread over machines; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Read `i/n`. @throws UserError (usage) unless 1 ≤ i ≤ n */
export function parseShard(text: string, name: string): Shard {
  const match = /^([0-9]{1,5})\/([0-9]{1,5})$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index < 1 || index > of)
    throw new UserError(`${name} ${JSON.stringify(text)}: expected i/n with 1 ≤ i ≤ n, e.g. 2/4 for the second of four parts.`, 3);
  return { index, of };
}
