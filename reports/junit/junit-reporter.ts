import { create } from 'xmlbuilder2';
import type { Results } from '../../harness/vocabulary/results.ts';
import type { Reporter } from '../reporter.ts';
import { neutraliseResults } from '../text/neutralise-results.ts';
import { collectSuites } from './collect-suites.ts';
import { appendSuite } from './append-suite.ts';
import { countCases } from './count-cases.ts';
import { formatSeconds } from './format-seconds.ts';

/** JUnit's XML, for what CI systems show: a suite a cell, a case a flow and a check. */
export const junitReporter: Reporter = {
  name: 'junit',
  description: 'a test suite for each cell, for CI systems, as junit.xml',
  render: (results) => ({ kind: 'file', fileName: 'junit.xml', text: renderXml(neutraliseResults(results)) }),
};

function renderXml(results: Results): string {
  const suites = collectSuites(results);
  const { tests, failures, errors } = countCases(suites.flatMap(({ cases }) => cases));
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' });
  const root = document.ele('testsuites', {
    name: results.run.tool.name,
    tests,
    failures,
    errors,
    time: formatSeconds(results.run.durationMs),
  });
  for (const suite of suites) appendSuite(root, suite);
  return `${document.end({ prettyPrint: true })}\n`;
}
