/** Values of a source, in the shape of a chart's `values.yaml`: plain data. */
export type Values = Readonly<Record<string, unknown>>;
