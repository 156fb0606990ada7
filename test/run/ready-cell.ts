import { castOf } from '../../harness/plan/cast-of.ts';
import type { Cell } from '../../harness/plan/cell.ts';
import { planFlows } from '../../harness/plan/plan-flows.ts';
import type { ReadyCell } from '../../harness/run/prepared-cell.ts';
import type { Expectation } from '../../harness/suite/expectation.ts';
import { specify } from '../../harness/suite/specify.ts';
import { readSubjects } from '../../harness/world/read-subjects.ts';
import { sites } from '../plan/sites.ts';
import { deployment, tinyScenario, tinySuite } from './tiny-chart.ts';

const runId = 'abc123';
const suite = tinySuite([]);

/** A cell of this repository's suite. */
export function cellOf(expectations: readonly Expectation[]): Cell {
  const spec = specify(tinyScenario({ expect: () => expectations }), 'kubernetes', suite);
  return { id: spec.id, spec, namespace: 'npc-abc123-tiny-k', turn: 0 };
}

/** A cell of these expectations in IPv4, whose chart rendered a Deployment and nothing else. */
export function readyCell(expectations: readonly Expectation[], changes: Partial<ReadyCell> = {}): ReadyCell {
  const cell = cellOf(expectations);
  const { namespace } = cell;
  const object = deployment;
  const subjects = readSubjects([{ file: 'templates/deployment.yaml', object }], { release: 'conformance', chart: 'tiny', namespace });
  const externals = Object.entries(suite.peers).flatMap(([id, peer]) =>
    peer.kind === 'host' ? [[id, { id, addresses: peer.addresses }] as const] : [],
  );
  const cast = castOf({
    cell,
    runId,
    suite,
    subjects,
    services: [],
    values: {},
    sites: { ...sites, externals: Object.fromEntries(externals) },
  });
  return {
    kind: 'ready',
    cell,
    values: {},
    input: { values: {}, foreignPolicies: [] },
    policies: [],
    leftOut: [],
    cast,
    services: [],
    flows: planFlows(cell, cast).filter(({ request }) => request.flow.family === 4),
    checks: [],
    ruleset: { tiers: [] },
    predictions: new Map(),
    deviations: new Map(),
    ...changes,
  };
}
