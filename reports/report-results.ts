import { join } from 'node:path';
import { resultsFileName } from './json-reporter.ts';
import type { Legs } from '../harness/vocabulary/legs.ts';
import { reporters } from './registry.ts';
import type { RenderOptions } from './reporter.ts';
import type { ReporterName } from './reporter-names.ts';
import { runReporters } from './run-reporters.ts';
import { writeReports } from './write-reports.ts';

/** Where reports go. */
export interface ReportRequest extends Omit<RenderOptions, 'resultsFile'> {
  /** Where the complete results are found; absent: in the out directory, where the reporter `json` puts them, if it is among them. */
  readonly resultsFile?: string;
  readonly reporters: readonly ReporterName[];
  /** Directory of the reports that are files. */
  readonly out: string;
  /** Takes the result. */
  readonly stdout: (text: string) => void;
  /** Takes what is not the result: which files were written, which reporter broke. */
  readonly stderr: (text: string) => void;
}

/**
 * Make all reports. The result is printed before any file is written, so that a full disk can't take it away.
 * @throws UserError (exit 2) where a file could not be written
 */
export async function reportResults(legs: Legs, request: ReportRequest): Promise<void> {
  const { width, colours, repository, out, stdout, stderr } = request;
  const written = request.reporters.includes('json') ? join(out, legs.length === 1 ? '' : '*', resultsFileName) : undefined;
  const resultsFile = request.resultsFile ?? written ?? `${resultsFileName} (add --reporter json)`;
  const chosen = request.reporters.map((name) => reporters[name]);
  const gate = request.gate === undefined ? {} : { gate: request.gate };
  const rendered = runReporters(chosen, legs, { width, colours, repository, resultsFile, ...gate }, (message) => {
    stderr(`${message}\n`);
  });
  for (const report of rendered) if (report.kind === 'stdout') stdout(report.text);
  const files = await writeReports(rendered, out);
  if (files.length > 0) stderr(`wrote ${files.join(', ')}\n`);
}
