import { compareLegs } from '../../reports/diff/compare-legs.ts';
import { isWorse } from '../../reports/diff/is-worse.ts';
import { printComparison } from '../../reports/diff/print-comparison.ts';
import { writeComparison } from '../../reports/diff/write-comparison.ts';
import { formatJson } from '../../reports/json-reporter.ts';
import { readLegs } from '../../reports/merge/read-legs.ts';
import { type ExitCode, UserError } from '../../harness/vocabulary/user-error.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { colours, widthOf } from '../terminal.ts';

/**
 * `report diff`: what changed from one run to another.
 * @returns 1 where something is worse
 * @throws UserError (3) unless there are two things to compare, (2) where results can't be read
 */
export async function reportDiffCommand(options: OptionsOf<'report diff'> & { readonly from: readonly string[] }): Promise<ExitCode> {
  const [before, after] = readSides(options);
  const comparison = compareLegs(await readLegs([before]), await readLegs([after]), options.engines);
  process.stdout.write(format(comparison, options.reporter));
  return comparison.changes.some(isWorse) ? 1 : 0;
}

function readSides({ from, engines }: { readonly from: readonly string[]; readonly engines: unknown }): readonly [string, string] {
  const [before, after = before, ...others] = from;
  if (before === undefined || after === undefined || others.length > 0 || (from.length === 1 && engines === undefined))
    throw new UserError(
      `report diff compares two results, but got ${String(from.length)}; with --engines A,B one is enough.\nHelp: npm run conformance -- help report diff`,
      3,
    );
  return [before, after];
}

function format(comparison: ReturnType<typeof compareLegs>, form: OptionsOf<'report diff'>['reporter']): string {
  switch (form) {
    case 'console':
      return printComparison(comparison, { width: widthOf(process.stdout), colours });
    case 'markdown':
      return writeComparison(comparison);
    case 'json':
      return formatJson(comparison);
  }
}
