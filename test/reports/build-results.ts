import { summarise } from '../../harness/judge/run.ts';
import type { Observation, ObservationKind } from '../../harness/vocabulary/observation.ts';
import type { Prediction } from '../../harness/vocabulary/prediction.ts';
import type { CellResult, CheckResult, FlowResult, Results, RunInfo } from '../../harness/vocabulary/results.ts';
import type { SuiteInfo } from '../../harness/vocabulary/suite-info.ts';
import type { Table } from '../../harness/vocabulary/table.ts';
import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';

/** The engines of `sampleSuite`, each a dialect of its own. */
export const sampleEngines = ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'] as const;

/** The suite of results that a test doesn't say the suite of. */
export const sampleSuite: SuiteInfo = {
  name: 'scenarios',
  engines: sampleEngines.map((id) => ({ id, dialects: [id] })),
  claims: {
    'row-metrics': { text: 'metrics 8080, always' },
    'row-gate': { text: 'gate 8082, only when gate.enabled' },
    'egress-complete': { text: 'the complete block lets the rows pass and nothing else' },
    'explicit-engine': { text: 'the same values render the same bytes' },
  },
  cast: { subjects: ['controller'], peers: [{ id: 'prometheus', where: 'namespace monitoring' }] },
  tables: [table('ingress', ['webhook', 'metrics', 'gate', 'health']), table('egress', ['dns', 'apiserver', 's3'])],
};

function table(id: string, rows: readonly string[]): Table {
  return { id, title: `Required traffic: ${id} table`, rows: rows.map((row) => ({ id: `${id}/${row}`, title: row })) };
}

/** Results with the summary that follows from the cells; everything a test doesn't care about has a value. */
export function buildResults(cells: readonly CellResult[], run: Partial<RunInfo> = {}, suite: SuiteInfo = sampleSuite): Results {
  const info: RunInfo = {
    id: 'k3x9qa',
    startedAt: '2026-08-01T10:20:30.400Z',
    durationMs: 4200,
    completeness: 'complete',
    tool: { name: 'netpol-conformance', version: '0.1.0' },
    cluster: { name: 'embedded', cni: 'nftables', evidence: 'packets', details: { kernel: '6.1.0', nft: '1.0.6' } },
    source: {
      kind: 'chart',
      path: 'chart',
      name: 'stageset-controller',
      version: '0.1.0',
      digest: 'sha256:4f1d0c77aa',
      tool: 'helm v3.19.0',
      valuesFiles: [],
      leftOut: [],
    },
    stages: [
      { name: 'render', durationMs: 900 },
      { name: 'open', durationMs: 1100 },
      { name: 'enforced', durationMs: 1300 },
      { name: 'restored', durationMs: 900 },
    ],
    ...run,
  };
  return { schemaVersion: 2, run: info, suite, cells, summary: summarise(cells, info) };
}

/** A cell, by default ok with nothing in it. */
export function buildCell(changes: Partial<CellResult> = {}): CellResult {
  const scenario = changes.scenario ?? 'row-metrics';
  const engine = changes.engine ?? 'kubernetes';
  return {
    id: `${scenario}/${engine}`,
    scenario,
    claim: 'row-metrics',
    title: 'metrics are open, always',
    engine,
    namespace: `npc-k3x9qa-${scenario}`,
    outcome: 'ok',
    values: { networkPolicy: { enabled: true, engine } },
    policies: [
      {
        ref: 'NetworkPolicy ns/controller',
        file: 'chart/templates/networkpolicy.yaml',
        yaml: 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n',
        rules: [{ direction: 'ingress', path: 'spec.ingress[0]', action: 'allow' }],
      },
    ],
    timeToEnforceMs: 12,
    flows: [],
    checks: [],
    ...changes,
  };
}

/** A flow that is declared, predicted and observed as allowed. */
export function buildFlow(changes: Partial<FlowResult> = {}): FlowResult {
  return {
    id: 'prometheus→controller:8080/TCP',
    direction: 'ingress',
    source: 'prometheus',
    destination: 'controller',
    address: '10.244.1.7:8080',
    protocol: 'TCP',
    port: 8080,
    family: 4,
    because: 'the metrics rule renders unconditionally',
    declared: 'allowed',
    predicted: buildPrediction('allowed'),
    observed: { open: buildObservation('connected'), enforced: buildObservation('connected'), restored: buildObservation('connected') },
    verdict: 'allowed',
    outcome: 'ok',
    findings: [],
    repeat: "npm run conformance -- --scenario row-metrics --engine kubernetes --grep 'prometheus → controller'",
    ...changes,
  };
}

/** A check that holds. */
export function buildCheck(changes: Partial<CheckResult> = {}): CheckResult {
  return { id: 'same-bytes', because: 'the same values render the same bytes', outcome: 'ok', ...changes };
}

/** What the probes of one phase saw: one attempt where an answer came, three where silence had to be made sure of. */
export function buildObservation(kind: ObservationKind, decidedBy?: string): Observation {
  const count = kind === 'connected' ? 1 : 3;
  const attempts = Array.from({ length: count }, (_, index) => ({
    kind,
    atMs: 1200 + 150 * index,
    durationMs: kind === 'connected' ? 0.8 : 100,
    detail: {
      connected: 'answered',
      dropped: 'no answer',
      rejected: 'EHOSTUNREACH',
      refused: 'ECONNREFUSED',
      error: 'the probe agent ended',
    }[kind],
  }));
  return { kind, attempts, ...(decidedBy === undefined ? {} : { decidedBy }) };
}

/** A prediction decided by the first rule of a direction, or by the end of the tier. */
export function buildPrediction(verdict: DecidedVerdict, direction: 'ingress' | 'egress' = 'ingress'): Prediction {
  const file = 'chart/templates/networkpolicy.yaml';
  const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace: 'ns', name: 'controller', file };
  const about = { direction, subject: 'controller', tier: 'NetworkPolicy', policy };
  const decidedBy =
    verdict === 'allowed'
      ? ({ ...about, rule: `spec.${direction}[0]`, effect: 'allow', because: 'its ports and its peers match' } as const)
      : ({ ...about, effect: 'deny', because: `isolated for ${direction} and no rule allows it` } as const);
  return { verdict, decidedBy, trace: [decidedBy] };
}
