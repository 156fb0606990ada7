import type { TemplateLine } from '../../vocabulary/results.ts';

/** Where one policy object was written in the chart's templates. */
export interface SourceLines {
  /** Where the object begins. */
  readonly object: TemplateLine;
  /** Where its maps were written, by field path; empty where they could not be traced. */
  readonly maps: ReadonlyMap<string, TemplateLine>;
}
