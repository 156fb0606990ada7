import { legDirectory } from './leg-directory.ts';
import type { Legs } from '../harness/vocabulary/legs.ts';
import type { RenderedReport, Reporter } from './reporter.ts';

/** File that holds the complete results. */
export const resultsFileName = 'results.json';

// JSON escapes the controls below U+0020 by itself; these would still reach a terminal or an editor that shows the file: C1
// controls, ends of lines, and marks that reorder text or have no width.
const unsafe = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The complete results, every attempt included, a file a leg; `results.schema.json` describes them. */
export const jsonReporter: Reporter = {
  name: 'json',
  description: `everything the run found, every attempt included, as ${resultsFileName}`,
  render: renderResultsFiles,
};

/** A `results.json` for each leg: beside each other in folders of their own, where there are several. */
export function renderResultsFiles(legs: Legs): readonly RenderedReport[] {
  return legs.map((leg) => ({ kind: 'file', fileName: `${legDirectory(legs, leg)}${resultsFileName}`, text: formatJson(leg) }));
}

/** JSON that is safe to print: no character of it can steer a terminal. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(unsafe, escapeCharacter)}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
