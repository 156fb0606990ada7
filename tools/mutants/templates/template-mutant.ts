/** One mistake in a template of the chart. */
export interface TemplateMutant {
  /** In the chart's folder, e.g. `templates/_calico.tpl`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Id of the operator. */
  readonly operator: string;
  /** The line as it is; and as it becomes, absent where it is deleted. */
  readonly before: string;
  readonly after?: string;
}
