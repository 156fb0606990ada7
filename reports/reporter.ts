import type { GateDecision } from '../gate/gate-decision.ts';
import type { Legs } from '../harness/vocabulary/legs.ts';
import type { ReporterName } from './reporter-names.ts';

/** Turns results into reports. Pure: reads only results, writes nothing. */
export interface Reporter {
  readonly name: ReporterName;
  /** One line for help and docs. */
  readonly description: string;
  /** @param legs one run is one leg @returns at least one report */
  render(legs: Legs, options: RenderOptions): readonly RenderedReport[];
}

/** How a report looks. */
export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colours: 'on' | 'off';
  /** Where the complete results are found, for reports that leave something out. */
  readonly resultsFile: string;
  /** Folder of the repository, absolute: reports that point at files of it name them relative to it. */
  readonly repository: string;
  /** The release decision about these results, where one was made. */
  readonly gate?: GateDecision;
}

/** A finished report: for stdout, or for a file of the out directory, in a folder of it where the name holds a `/`. */
export type RenderedReport =
  { readonly kind: 'stdout'; readonly text: string } | { readonly kind: 'file'; readonly fileName: string; readonly text: string };
