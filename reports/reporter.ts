import type { Results } from '../harness/vocabulary/results.ts';
import type { ReporterName } from './reporter-names.ts';

/** Turns results into one report. Pure: reads only results, writes nothing. */
export interface Reporter {
  readonly name: ReporterName;
  /** One line for help and docs. */
  readonly description: string;
  render(results: Results, options: RenderOptions): RenderedReport;
}

/** How a report looks. */
export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colours: 'on' | 'off';
  /** Where the complete results are found, for reports that leave something out. */
  readonly resultsFile: string;
}

/** A finished report: for stdout, or for a file of the out directory. */
export type RenderedReport =
  { readonly kind: 'stdout'; readonly text: string } | { readonly kind: 'file'; readonly fileName: string; readonly text: string };
