/** The reports that a run can write; one file each under `reports/`. */
export const reporterNames = ['console', 'json', 'junit', 'html'] as const;

/** One of them. */
export type ReporterName = (typeof reporterNames)[number];
