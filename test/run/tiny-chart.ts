import { stringify } from 'yaml';
import { planCells } from '../../harness/plan/plan-cells.ts';
import { run } from '../../harness/run/run.ts';
import type { RunRequest } from '../../harness/run/run-request.ts';
import { allowed, denied } from '../../harness/scenario/expectation.ts';
import type { Scenario } from '../../harness/scenario/scenario.ts';
import { engines } from '../../harness/vocabulary/engine.ts';
import type { CellResult, FlowResult, Results } from '../../harness/vocabulary/results.ts';
import { writeChart } from '../source/chart/support/write-chart.ts';
import { modelCluster } from './model-cluster.ts';
import { firstSuite } from '../../cli/first-suite.ts';

const labels = { app: 'controller' };
const ports = { webhook: 9443, metrics: 8080, gate: 8082, health: 8081 };

const deployment = {
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

/** A scenario about {@link tinyChart}; it is not in the catalogue. */
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

/** Run scenarios on {@link tinyChart} (or another chart of these files), by default on a cluster that does what the policies say. */
export async function runTiny(
  scenarios: readonly Scenario[],
  changes: Partial<RunRequest> = {},
  files: Readonly<Record<string, string>> = tinyChart,
): Promise<Results> {
  await using chart = await writeChart(files);
  const runId = 'abc123';
  return await run({
    runId,
    cells: planCells(scenarios, runId, { engines, matches: () => true }),
    suite: firstSuite,
    cluster: modelCluster(),
    chart: chart.path,
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
