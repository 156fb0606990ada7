import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSource } from '../../harness/source/open-source.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { formatJson } from '../../reports/json-reporter.ts';
import { allowedFlow, deniedFlow } from '../gate/gate-fixture.ts';
import { buildCell, buildResults } from '../reports/build-results.ts';

/** Another chart than this project's, what a run of just now found about it, and a policy that it satisfies. Disposing it removes the files. */
export interface Release extends AsyncDisposable {
  readonly folder: string;
  /** Its path. */
  readonly chart: string;
  readonly results: Results;
  /** Path of the policy. */
  readonly policy: string;
}

const required = '{ cni: nftables, engines: [kubernetes], claims: [row-metrics], minimum: { cells: 1, flows: 2 } }';

/** Write `results.json` and `policy.yaml` for the chart of the fixtures. */
export async function prepareRelease(): Promise<Release> {
  const chart = resolve('test/fixtures/other-chart');
  await using source = await openSource({ spec: { kind: 'chart', path: chart, valuesFiles: [] } });
  const about = source.info;
  const cell = buildCell({ policies: [], flows: [allowedFlow(), deniedFlow()] });
  const results = buildResults([cell], { startedAt: new Date().toISOString(), source: about });
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-release-'));
  const policy = join(folder, 'policy.yaml');
  await writeFile(join(folder, 'results.json'), formatJson(results));
  await writeFile(policy, `version: 1\nchart: ${about.name}\nmaxAge: 1h\nrequired: [${required}]\n`);
  return { folder, chart, results, policy, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
