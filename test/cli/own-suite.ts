import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A suite of two workloads of the other chart of the fixtures, `other` and `dashboard`, with the id `mine`. */
export const ownSuite = `engines:
  kubernetes: { values: { networkPolicy: { engine: kubernetes } } }
peers:
  stranger: { namespace: strangers, labels: { app: stranger } }
  outsider: { names: [outsider.example.net], addresses: [192.0.2.99], ports: [443/tls] }
claims:
  row-metrics: Metrics are open, and nothing else
scenarios:
  - id: mine
    claim: row-metrics
    values: { networkPolicy: { enabled: true } }
    allow:
      - stranger -> other:metrics: its row
    deny:
      - stranger -> other:health: no row
`;

/** A suite about a chart with one workload called `controller`, as the tiny chart of the tests of runs. */
export const controllerSuite = ownSuite.replaceAll(' other:', ' controller:');

/** Put a suite of a user's own into a folder. @returns its file */
export async function writeOwnSuite(folder: string, text = ownSuite): Promise<string> {
  const file = join(folder, 'mine.yaml');
  await writeFile(file, text);
  return file;
}
