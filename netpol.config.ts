import { fileURLToPath } from 'node:url';
import type { Suite } from './harness/suite/suite.ts';
import { suite } from './scenarios/suite.ts';

/** The suite of this repository: every claim of the specification, about the chart beside it. */
const ownSuite: Suite = {
  ...suite,
  source: { kind: 'chart', path: fileURLToPath(new URL('./chart', import.meta.url)), valuesFiles: [] },
};

export default ownSuite;
