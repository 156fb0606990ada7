import { legDirectory } from './leg-directory.ts';
import type { Reporter } from './reporter.ts';

/** File that holds the complete results. */
export const resultsFileName = 'results.json';

// JSON escapes the controls below U+0020 by itself; these would still reach a terminal that prints the file.
const c1Controls = /[\u007f-\u009f\u2028\u2029]/g;

/** The complete results, every attempt included, a file a leg; `results.schema.json` describes them. */
export const jsonReporter: Reporter = {
  name: 'json',
  description: `everything the run found, every attempt included, as ${resultsFileName}`,
  render: (legs) =>
    legs.map((leg) => ({
      kind: 'file',
      fileName: `${legDirectory(legs, leg)}${resultsFileName}`,
      text: `${JSON.stringify(leg, null, 2).replace(c1Controls, escapeCharacter)}\n`,
    })),
};

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
