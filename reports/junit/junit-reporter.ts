import { create } from 'xmlbuilder2';
import { type Legs, mapLegs } from '../../harness/vocabulary/legs.ts';
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
  render: (legs) => [{ kind: 'file', fileName: 'junit.xml', text: renderXml(mapLegs(legs, neutraliseResults)) }],
};

function renderXml(legs: Legs): string {
  const suites = collectSuites(legs);
  const { tests, failures, errors } = countCases(suites.flatMap(({ cases }) => cases));
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' });
  const root = document.ele('testsuites', {
    name: legs[0].run.tool.name,
    tests,
    failures,
    errors,
    time: formatSeconds(legs.reduce((sum, { run }) => sum + run.durationMs, 0)),
  });
  for (const suite of suites) appendSuite(root, suite);
  return `${document.end({ prettyPrint: true })}\n`;
}
