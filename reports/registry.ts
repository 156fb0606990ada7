import { annotationsReporter } from './annotations/annotations-reporter.ts';
import { consoleReporter } from './console/console-reporter.ts';
import { htmlReporter } from './html/html-reporter.ts';
import { jsonReporter } from './json-reporter.ts';
import { junitReporter } from './junit/junit-reporter.ts';
import { markdownReporter } from './markdown/markdown-reporter.ts';
import { openmetricsReporter } from './openmetrics/openmetrics-reporter.ts';
import type { Reporter } from './reporter.ts';
import type { ReporterName } from './reporter-names.ts';
import { sarifReporter } from './sarif/sarif-reporter.ts';

/** Every reporter by name. A new one is one file, one line here and one in reporter-names.ts. */
export const reporters = {
  console: consoleReporter,
  json: jsonReporter,
  junit: junitReporter,
  html: htmlReporter,
  markdown: markdownReporter,
  annotations: annotationsReporter,
  sarif: sarifReporter,
  openmetrics: openmetricsReporter,
} as const satisfies Readonly<Record<ReporterName, Reporter>>;
