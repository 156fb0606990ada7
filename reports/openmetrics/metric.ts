/** One family of metrics of a kind that both OpenMetrics and Prometheus's older text format know. */
export interface Metric {
  /** Without the prefix; a unit is its last part. */
  readonly name: string;
  readonly type: 'gauge' | 'histogram';
  readonly help: string;
  readonly unit?: 'seconds';
  readonly samples: readonly Sample[];
}

/** One value. */
export interface Sample {
  /** What a histogram's samples add to the family's name. */
  readonly suffix?: '_bucket' | '_sum' | '_count';
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
