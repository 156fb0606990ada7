import { predictCluster } from '../../../clusters/predict/cluster.ts';
import { defaultChart } from '../../../cli/default-chart.ts';
import type { Cluster } from '../../../harness/cluster/cluster.ts';
import { specifyAll } from '../../../harness/suite/specify.ts';
import { type PreparedCatalogue, prepareCatalogue } from '../../../tools/mutants/catalogue/prepare-catalogue.ts';
import { suite } from '../../../scenarios/suite.ts';

/** Prepare the cells of some scenarios, as `npm run mutants` does all of them. */
export function prepareScenarios(ids: readonly string[], cluster: Cluster = predictCluster): Promise<PreparedCatalogue> {
  return prepareCatalogue({
    cluster,
    suite,
    specs: specifyAll(suite).filter(({ scenario }) => ids.includes(scenario)),
    chart: defaultChart,
    signal: new AbortController().signal,
  });
}
