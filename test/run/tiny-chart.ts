import { stringify } from 'yaml';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { run } from '../../harness/run/run.ts';
import type { RunRequest } from '../../harness/run/run-request.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import { specifyAll } from '../../harness/suite/specify.ts';
import type { Suite } from '../../harness/suite/suite.ts';
import type { CellResult, FlowResult, Results } from '../../harness/vocabulary/results.ts';
import { peers, subjects } from '../../scenarios/cast.ts';
import { claims } from '../../scenarios/claims.ts';
import { suiteEngines } from '../../scenarios/suite-engines.ts';
import { writeChart } from '../source/chart/support/write-chart.ts';
import { modelCluster } from './model-cluster.ts';

const labels = { app: 'controller' };
const ports = { webhook: 9443, metrics: 8080, gate: 8082, health: 8081 };

/** The only workload of {@link tinyChart}. */
export const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'controller' },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [{ name: 'controller', ports: Object.entries(ports).map(([name, containerPort]) => ({ name, containerPort })) }],
      },
    },
  },
};

const policy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'controller' },
  spec: { podSelector: { matchLabels: labels }, policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 8080 }] }] },
};

/** Files of a chart with a controller that lets everybody to its metrics and nobody to anything else. */
export const tinyChart = {
  'templates/deployment.yaml': stringify(deployment),
  'templates/policy.yaml': `{{- if .Values.networkPolicy.enabled }}\n${stringify(policy)}{{- end }}\n`,
};

/** A scenario about {@link tinyChart}. */
export function tinyScenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    id: 'tiny',
    claim: 'row-metrics',
    title: 'only metrics are open',
    engines: ['kubernetes'],
    values: () => ({ networkPolicy: { enabled: true } }),
    expect: () => [
      allowed('prometheus', 'controller:metrics', 'its rule', { row: 'ingress/metrics' }),
      denied('prometheus', 'controller:gate', 'no rule'),
    ],
    ...changes,
  };
}

/** A suite of these scenarios with the cast of this repository's. */
export function tinySuite(scenarios: readonly Scenario[]): Suite {
  return { name: 'tiny', engines: suiteEngines, subjects, peers, claims, tables: [], scenarios, notJudged: {} };
}

/** Run scenarios on {@link tinyChart} (or another chart of these files), by default on a cluster that does what the policies say. */
export async function runTiny(
  scenarios: readonly Scenario[],
  changes: Partial<RunRequest> = {},
  files: Readonly<Record<string, string>> = tinyChart,
): Promise<Results> {
  await using chart = await writeChart(files);
  const runId = 'abc123';
  const own = changes.suite ?? tinySuite(scenarios);
  return await run({
    runId,
    suite: own,
    cells: planCells(specifyAll(own), Object.keys(own.engines), runId),
    cluster: modelCluster(),
    source: { kind: 'chart', path: chart.path, valuesFiles: [] },
    baseValues: [],
    repeatFlags: [],
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...changes,
  });
}

/** The only cell. */
export function onlyCell({ cells }: Results): CellResult {
  const [cell, ...more] = cells;
  if (cell === undefined || more.length > 0) throw new Error(`expected one cell, got ${String(cells.length)}`);
  return cell;
}

/** A cell's flow in IPv4 to a port of the controller. */
export function flowTo({ flows }: CellResult, port: keyof typeof ports): FlowResult {
  const flow = flows.find((each) => each.port === ports[port] && each.family === 4);
  if (flow === undefined) throw new Error(`there is no flow to ${port}`);
  return flow;
}
