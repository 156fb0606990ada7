import assert from 'node:assert/strict';
import { type ParsedArguments, parseArguments } from '../../../cli/parse-arguments.ts';

/** The options of a run with these flags. */
export function runOptions(...flags: readonly string[]): Extract<ParsedArguments, { command: 'run' }>['options'] {
  const parsed = parseArguments(flags);
  assert.ok(parsed.command === 'run');
  return parsed.options;
}
