import { unknownValue } from './unknown-value.ts';

/** Accepts one of a known set of words. @throws UserError (usage) with the nearest one and the whole set */
export function choice<const Choice extends string>(what: string, choices: readonly Choice[]): (text: string) => Choice {
  return (text) => {
    const found = choices.find((candidate) => candidate === text);
    if (found === undefined) throw unknownValue(what, text, choices);
    return found;
  };
}
