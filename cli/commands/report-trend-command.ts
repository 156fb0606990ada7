import { formatJson } from '../../reports/json-reporter.ts';
import { readSources } from '../../reports/merge/read-sources.ts';
import { findTrend } from '../../reports/trend/find-trend.ts';
import { printTrend } from '../../reports/trend/print-trend.ts';
import type { Trend } from '../../reports/trend/trend.ts';
import { writeTrend } from '../../reports/trend/write-trend.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { colours, widthOf } from '../terminal.ts';

/**
 * `report trend`: how each claim fared over many runs.
 * @returns 0: the trend is for reading
 * @throws UserError (2) where results can't be read or merged
 */
export async function reportTrendCommand({
  from,
  reporter,
}: OptionsOf<'report trend'> & { readonly from: readonly string[] }): Promise<ExitCode> {
  process.stdout.write(format(findTrend(await readSources(from)), reporter));
  return 0;
}

function format(trend: Trend, form: OptionsOf<'report trend'>['reporter']): string {
  switch (form) {
    case 'console':
      return printTrend(trend, { width: widthOf(process.stdout), colours });
    case 'markdown':
      return writeTrend(trend);
    case 'json':
      return formatJson(trend);
  }
}
