import { formatJson } from '../json-reporter.ts';
import { mapLegs } from '../../harness/vocabulary/legs.ts';
import type { Reporter } from '../reporter.ts';
import { neutraliseResults } from '../text/neutralise-results.ts';
import { buildSarif } from './build-sarif.ts';

/** SARIF 2.1.0, for code scanning and editors. */
export const sarifReporter: Reporter = {
  name: 'sarif',
  description: 'each cause at a line of the source, for code scanning, as results.sarif',
  render: (legs, { repository }) => [
    { kind: 'file', fileName: 'results.sarif', text: formatJson(buildSarif(mapLegs(legs, neutraliseResults), repository)) },
  ],
};
