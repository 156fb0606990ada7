/** The reports that can be made of results; one folder each under `reports/`. */
export const reporterNames = ['console', 'json', 'junit', 'html', 'markdown', 'annotations', 'sarif', 'openmetrics'] as const;

/** One of them. */
export type ReporterName = (typeof reporterNames)[number];

/** Those that a run makes where none are named: for a person, and for whatever is made of the results later. */
export const defaultReporterNames = ['console', 'json', 'junit', 'html'] as const satisfies readonly ReporterName[];
