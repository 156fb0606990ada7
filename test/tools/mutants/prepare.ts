import { predictCluster } from '../../../clusters/predict/cluster.ts';
import { defaultChart } from '../../../cli/default-chart.ts';
import type { Cluster } from '../../../harness/cluster/cluster.ts';
import { engines } from '../../../harness/vocabulary/engine.ts';
import { type PreparedCatalogue, prepareCatalogue } from '../../../tools/mutants/catalogue/prepare-catalogue.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';

/** Prepare the cells of some scenarios, as `npm run mutants` does all of them. */
export function prepareScenarios(ids: readonly string[], cluster: Cluster = predictCluster): Promise<PreparedCatalogue> {
  return prepareCatalogue({
    cluster,
    scenarios: catalogue.filter(({ id }) => ids.includes(id)),
    selection: { engines, matches: () => true },
    chart: defaultChart,
    signal: new AbortController().signal,
  });
}
