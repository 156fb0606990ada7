import { mapLegs } from '../../harness/vocabulary/legs.ts';
import type { Reporter } from '../reporter.ts';
import { neutraliseResults } from '../text/neutralise-results.ts';
import { collectMetrics } from './collect-metrics.ts';
import { formatMetrics } from './format-metrics.ts';

/** OpenMetrics text, for a pushgateway or the node exporter's textfile collector. */
export const openmetricsReporter: Reporter = {
  name: 'openmetrics',
  description: 'outcomes, times and ages for Prometheus, as metrics.prom',
  render: (legs) => [{ kind: 'file', fileName: 'metrics.prom', text: formatMetrics(collectMetrics(mapLegs(legs, neutraliseResults))) }],
};
