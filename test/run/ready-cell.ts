import type { Cell } from '../../harness/plan/cell.ts';
import { planFlows } from '../../harness/plan/plan-flows.ts';
import type { ReadyCell } from '../../harness/run/prepared-cell.ts';
import type { FlowExpectation } from '../../harness/scenario/expectation.ts';
import { tinyScenario } from './tiny-chart.ts';

const ports = { webhook: 9443, metrics: 8080, gate: 8082, health: 8081 };

/** A cell of these expectations in IPv4, whose chart rendered nothing. */
export function readyCell(expectations: readonly FlowExpectation[], changes: Partial<ReadyCell> = {}): ReadyCell {
  const cell: Cell = {
    id: 'tiny/kubernetes',
    scenario: tinyScenario({ expect: () => expectations }),
    engine: 'kubernetes',
    namespace: 'npc-abc123-tiny-k',
    turn: 0,
  };
  return {
    kind: 'ready',
    cell,
    values: {},
    policies: [],
    controller: {
      workload: 'Deployment tiny',
      labels: { app: 'controller' },
      namedPorts: [],
      declared: [],
      serviceAccount: 'default',
      ports,
    },
    flows: planFlows(cell, { controller: ports, apiserver: 6443 }, [4]),
    checks: [],
    ruleset: { tiers: [] },
    predictions: new Map(),
    deviations: new Map(),
    ...changes,
  };
}
