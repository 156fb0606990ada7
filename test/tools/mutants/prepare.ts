import { predictCluster } from '../../../clusters/predict/cluster.ts';
import { defaultChart } from '../../../scenarios/default-chart.ts';
import type { Cluster } from '../../../harness/cluster/cluster.ts';
import { specifyAll } from '../../../harness/suite/specify.ts';
import { type PreparedCatalogue, prepareCatalogue } from '../../../tools/mutants/catalogue/prepare-catalogue.ts';
import { firstSuite } from '../../mocha/outside-mocha.ts';

/** Prepare the cells of some scenarios, as `npm run mutants` does all of them. */
export async function prepareScenarios(ids: readonly string[], cluster: Cluster = predictCluster): Promise<PreparedCatalogue> {
  const suite = await firstSuite();
  return prepareCatalogue({
    cluster,
    suite,
    specs: specifyAll(suite).filter(({ scenario }) => ids.includes(scenario)),
    chart: defaultChart,
    signal: new AbortController().signal,
  });
}
