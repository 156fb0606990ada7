import type { Suite } from './harness/suite/suite.ts';
import { defaultChart } from './scenarios/default-chart.ts';
import { suite } from './scenarios/suite.ts';

/** The suite of this repository: every claim of the specification, about the chart beside it. */
const ownSuite: Suite = {
  ...suite,
  source: { kind: 'chart', path: defaultChart, valuesFiles: [] },
};

export default ownSuite;
