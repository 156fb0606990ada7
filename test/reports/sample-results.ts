import type { Engine } from '../../scenarios/engines.ts';
import type { CellResult, FlowResult, Results } from '../../harness/vocabulary/results.ts';
import { worstOutcome } from '../../harness/judge/cell.ts';
import { buildCell, buildCheck, buildFlow, buildObservation, buildPrediction, buildResults, sampleEngines } from './build-results.ts';

const ports = { webhook: 9443, metrics: 8080, gate: 8082 } as const;
const sources = { webhook: 'apiserver', metrics: 'prometheus', gate: 'flagger' } as const;
const rows = ['webhook', 'metrics', 'gate'] as const;

/** Everything ok on all four engines: both tables, three claims. */
export function greenResults(): Results {
  return buildResults(sampleEngines.flatMap((engine) => greenCells(engine)));
}

/** The same without a packet: what `--cluster predict` finds. */
export function predictedResults(): Results {
  const cells = sampleEngines.flatMap((engine) => greenCells(engine));
  const unobserved = cells.map(({ timeToEnforceMs: _, ...cell }) => ({
    ...cell,
    flows: cell.flows.map((flow) => ({ ...flow, observed: {} })),
  }));
  const cluster = { name: 'predict', cni: 'none', evidence: 'prediction', details: {} } as const;
  return buildResults(unobserved, { cluster, stages: [{ name: 'render', durationMs: 900 }] });
}

/** One of everything that a report has to explain. */
export function mixedResults(): Results {
  const [kubernetes, ...others] = sampleEngines.map(greenCells);
  return buildResults([...(kubernetes ?? []).map(breakMetrics), ...others.flat().map(spoil)]);
}

function greenCells(engine: Engine): readonly CellResult[] {
  const about = { engine, policies: [], timeToEnforceMs: 12 };
  return [
    buildCell({
      ...about,
      scenario: 'row-metrics',
      claim: 'row-metrics',
      title: 'metrics are open with every other mode off',
      flows: rows.flatMap((row) => ingressFlows(row, engine)),
    }),
    buildCell({
      ...about,
      scenario: 'egress-complete',
      claim: 'egress-complete',
      title: 'the complete block lets the rows pass and nothing else',
      flows: [...egressFlows(engine)],
      timeToEnforceMs: 31,
    }),
    buildCell({
      ...about,
      scenario: 'explicit-engine',
      claim: 'explicit-engine',
      title: 'the same values render the same bytes',
      flows: [],
      checks: [buildCheck(), buildCheck({ id: 'unknown-engine-refused', because: 'an unknown engine is an error' })],
    }),
  ];
}

function ingressFlows(row: (typeof rows)[number], engine: Engine): readonly FlowResult[] {
  const port = ports[row];
  const id = `${sources[row]}→controller:${String(port)}/TCP`;
  const flow = {
    source: sources[row],
    port,
    address: `10.244.1.7:${String(port)}`,
    row: `ingress/${row}`,
    repeat: repeatOf('row-metrics', engine, `${sources[row]} → controller`),
  };
  if (row === 'metrics')
    return [buildFlow({ ...flow, id }), buildFlow({ ...flow, id: `${id}/IPv6`, family: 6, address: `[fd00:10:244::7]:${String(port)}` })];
  return [buildFlow({ ...flow, id, because: `${row}.enabled is false, so its port is closed`, ...denied })];
}

const denied = {
  declared: 'denied',
  verdict: 'denied',
  predicted: buildPrediction('denied'),
  observed: {
    open: buildObservation('connected'),
    enforced: buildObservation('dropped', 'NetworkPolicy ns/controller › end of tier NetworkPolicy'),
    restored: buildObservation('connected'),
  },
} as const;

function egressFlows(engine: Engine): readonly FlowResult[] {
  const base = {
    direction: 'egress',
    predicted: buildPrediction('allowed', 'egress'),
    source: 'controller',
    because: "the specification's egress block names it",
  } as const;
  const repeat = (destination: string): string => repeatOf('egress-complete', engine, `controller → ${destination}`);
  return [
    buildFlow({
      ...base,
      id: 'controller→dns:53/UDP',
      destination: 'dns',
      protocol: 'UDP',
      port: 53,
      address: '10.96.0.10:53',
      row: 'egress/dns',
      repeat: repeat('dns'),
    }),
    buildFlow({
      ...base,
      id: 'controller→dns:53/TCP',
      destination: 'dns',
      port: 53,
      address: '10.96.0.10:53',
      row: 'egress/dns',
      repeat: repeat('dns'),
    }),
    buildFlow({
      ...base,
      id: 'controller→s3:443/TCP',
      destination: 's3',
      port: 443,
      address: 'name bucket.example.com',
      row: 'egress/s3',
      repeat: repeat('s3'),
    }),
    buildFlow({
      ...base,
      id: 'controller→outsider:443/TCP',
      destination: 'outsider',
      port: 443,
      address: '192.0.2.99:443',
      ...denied,
      predicted: buildPrediction('denied', 'egress'),
      because: 'no row names it',
      repeat: repeat('outsider'),
    }),
  ];
}

function repeatOf(scenario: string, engine: Engine, flow: string): string {
  return `npm run conformance -- --scenario ${scenario} --engine ${engine} --grep '${flow}'`;
}

/** The metrics port is missing in the rendered policy: every flow of the row is cut, by the same end of tier. */
function breakMetrics(cell: CellResult): CellResult {
  const flows = cell.flows.map((flow): FlowResult => {
    if (flow.row !== 'ingress/metrics') return flow;
    const text = 'declared allowed, but the manifests say denied';
    return {
      ...flow,
      predicted: denied.predicted,
      observed: denied.observed,
      verdict: 'denied',
      outcome: 'failed',
      reason: 'expected allowed, but it was dropped (no answer)',
      findings: [{ kind: 'source-defect', text }],
    };
  });
  return withFlows(cell, flows);
}

function spoil(cell: CellResult): CellResult {
  switch (cell.id) {
    case 'egress-complete/calico':
      return withFlows(
        cell,
        cell.flows.map((flow) => (flow.destination === 'outsider' ? leak(flow) : flow)),
      );
    case 'egress-complete/cilium':
      return withFlows(
        cell,
        cell.flows.map((flow) =>
          flow.destination === 's3'
            ? loseProbe(flow)
            : flow.protocol === 'UDP'
              ? { ...flow, outcome: 'skipped', reason: 'this cluster has no UDP listener' }
              : flow,
        ),
      );
    case 'row-metrics/clusterNetworkPolicy':
      return withFlows(
        cell,
        cell.flows.map((flow) => (flow.source === 'apiserver' ? deviate(flow) : flow)),
      );
    case 'explicit-engine/cilium':
    case 'explicit-engine/calico':
      return {
        ...cell,
        outcome: 'failed',
        checks: cell.checks.map((check) =>
          check.id === 'same-bytes'
            ? { ...check, outcome: 'failed', reason: 'with --kube-version 1.25.0 the document 2 differs: spec.egress is missing' }
            : check,
        ),
      };
    case 'egress-complete/clusterNetworkPolicy':
      return {
        ...cell,
        flows: [],
        outcome: 'inconclusive',
        reason:
          'helm template failed:\nError: execution error at (controller/templates/clusternetworkpolicy.yaml:14:6): \u001b[31mno such value\u001b[0m',
      };
    case 'explicit-engine/clusterNetworkPolicy':
      return { ...cell, checks: [], outcome: 'skipped', reason: 'this cluster does not serve policy.networking.k8s.io/v1alpha2' };
    default:
      return cell;
  }
}

function leak(flow: FlowResult): FlowResult {
  const observed = { ...flow.observed, enforced: buildObservation('connected') };
  return {
    ...flow,
    observed,
    verdict: 'allowed',
    outcome: 'failed',
    reason: 'expected denied, but it connected',
    findings: [{ kind: 'enforcer-deviation', text: 'the manifests say denied, the packets say allowed' }],
  };
}

function loseProbe(flow: FlowResult): FlowResult {
  return {
    ...flow,
    observed: { ...flow.observed, enforced: buildObservation('error') },
    verdict: 'inconclusive',
    outcome: 'inconclusive',
    reason: 'with the policies applied it could not be probed (the probe agent ended), which is no verdict',
  };
}

function deviate(flow: FlowResult): FlowResult {
  const observed = { ...flow.observed, enforced: buildObservation('connected') };
  return {
    ...flow,
    observed,
    verdict: 'allowed',
    outcome: 'deviates',
    reason: 'node-reaches-own-pods: the node reaches its own pods under every policy',
  };
}

function withFlows(cell: CellResult, flows: readonly FlowResult[]): CellResult {
  return { ...cell, flows, outcome: worstOutcome([...flows, ...cell.checks].map(({ outcome }) => outcome)) };
}
