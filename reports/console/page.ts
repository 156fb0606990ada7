import pc from 'picocolors';
import type { Results } from '../../harness/vocabulary/results.ts';
import type { RenderOptions } from '../reporter.ts';

/** What every section of the console report is made from. */
export interface Page {
  readonly results: Results;
  /** Columns that lines keep to. */
  readonly width: number;
  readonly resultsFile: string;
  readonly paint: Paint;
}

/** Colours a text, or leaves it as it is where colours are off. */
export type Paint = ReturnType<typeof pc.createColors>;

/** Colours, or functions that leave a text as it is. */
export function createPaint(colours: RenderOptions['colours']): Paint {
  return pc.createColors(colours === 'on');
}

const narrowest = 40;
const widest = 200;

/** The page for results. Below 40 columns lines are left to the terminal to break; above 200 they would be hard to read. */
export function createPage(results: Results, { width, colours, resultsFile }: RenderOptions): Page {
  return { results, width: Math.min(Math.max(width, narrowest), widest), resultsFile, paint: createPaint(colours) };
}
