import type { GatePolicy, Requirement } from '../../gate/gate-policy.ts';
import type { GateTerms } from '../../gate/gate-terms.ts';
import type { CellResult, FlowResult, RenderedPolicy, Results, RunInfo } from '../../harness/vocabulary/results.ts';
import { buildCell, buildFlow, buildObservation, buildPrediction, buildResults } from '../reports/build-results.ts';

const startedAt = '2026-08-01T10:00:00.000Z';

/** Three claims on two engines. */
export const catalogueCells = (['row-metrics', 'row-gate', 'health'] as const).flatMap((claim) =>
  (['kubernetes', 'cilium'] as const).map((engine) => ({ id: `${claim}/${engine}`, claim, engine })),
);

/** One hour after the results of {@link greenLeg}, the source that they are about. */
export const terms: GateTerms = {
  now: new Date('2026-08-01T11:00:00.000Z'),
  source: { kind: 'chart', name: 'stageset-controller', version: '0.1.0', digest: 'sha256:4f1d0c77aa' },
  cells: catalogueCells,
};

/** Everything on the embedded cluster. */
export const requirement: Requirement = {
  cni: 'nftables',
  engines: ['kubernetes', 'cilium'],
  claims: ['row-metrics', 'row-gate', 'health'],
  minimum: { cells: 6, flows: 12, ruleCoverage: 1 },
};

/** A policy that {@link greenLeg} satisfies. */
export const policy: GatePolicy = { source: 'stageset-controller', maxAgeMs: 86_400_000, required: [requirement], allowed: [] };

/** Results that open the gate: each cell of the catalogue with a flow that is allowed and one that is denied. */
export function greenLeg(run: Partial<RunInfo> = {}): Results {
  const cells = catalogueCells.map(({ claim, engine }) =>
    buildCell({ scenario: claim, claim, engine, policies: [policyOf(claim)], flows: [allowedFlow(), deniedFlow()] }),
  );
  return buildResults(cells, { startedAt, ...run });
}

/** The leg with one of its cells changed. */
export function changeCell(leg: Results, id: string, change: (cell: CellResult) => CellResult): Results {
  return { ...leg, cells: leg.cells.map((cell) => (cell.id === id ? change(cell) : cell)) };
}

/** The leg with the first flow of one of its cells changed. */
export function changeFlow(leg: Results, id: string, changes: Partial<FlowResult>): Results {
  return changeCell(leg, id, (cell) => ({
    ...cell,
    flows: cell.flows.map((flow, position) => (position === 0 ? { ...flow, ...changes } : flow)),
  }));
}

/** A flow that was seen to be allowed. */
export function allowedFlow(): FlowResult {
  return buildFlow();
}

/** A flow that was seen to be denied. */
export function deniedFlow(): FlowResult {
  return buildFlow({
    id: 'stranger → controller:9999/TCP',
    declared: 'denied',
    verdict: 'denied',
    predicted: buildPrediction('denied'),
    observed: { open: buildObservation('connected'), enforced: buildObservation('dropped'), restored: buildObservation('connected') },
  });
}

/** One rule of its own for each claim, which {@link allowedFlow} exercises. */
function policyOf(claim: string): RenderedPolicy {
  return {
    ref: 'NetworkPolicy ns/controller',
    file: 'chart/templates/networkpolicy.yaml',
    yaml: `kind: NetworkPolicy\nspec:\n  ingress:\n    - from: ${claim}\n`,
    rules: [{ direction: 'ingress', path: 'spec.ingress[0]', action: 'allow' }],
  };
}
