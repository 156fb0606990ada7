import { legName } from '../harness/vocabulary/legs.ts';
import { countOf } from '../harness/text/count-of.ts';
import { findRuleUses } from '../harness/coverage/find-rule-uses.ts';
import { weighRuleUses } from '../harness/coverage/weigh-rule-uses.ts';
import type { CellResult, FlowResult, Results } from '../harness/vocabulary/results.ts';
import { findObjections, isProven } from './find-objections.ts';
import type { GateEvidence, GateReason } from './gate-decision.ts';
import type { Requirement } from './gate-policy.ts';
import type { GateTerms } from './gate-terms.ts';
import { groupObjections } from './group-objections.ts';
import { nameSome } from './name-some.ts';

/** What one cluster's results say about a requirement. */
export interface LegJudgement {
  readonly reasons: readonly GateReason[];
  readonly evidence: GateEvidence;
}

/**
 * Judge one cluster's results by a requirement: every cell of the suite that it asks for is there, every such cell is
 * proven, and enough was judged.
 * @param isAllowed whether a flow that deviates or was skipped is one that the policy allows
 */
export function judgeLeg(
  leg: Results,
  requirement: Requirement,
  { cells: all }: Pick<GateTerms, 'cells'>,
  isAllowed: (flow: FlowResult) => boolean,
): LegJudgement {
  const wanted = all.filter((cell) => isAbout(requirement, cell));
  const found = leg.cells.filter((cell) => isAbout(requirement, cell));
  const objections = found.map((cell) => findObjections(cell, isAllowed));
  const evidence = {
    ...weigh(
      leg,
      found.filter(({ id }) => wanted.some((cell) => cell.id === id)),
    ),
    cells: { proven: objections.filter(({ length }) => length === 0).length, required: wanted.length },
  };
  return {
    reasons: [
      ...findMissing(
        leg,
        wanted.map(({ id }) => id),
      ),
      ...groupObjections(leg, objections.flat()),
      ...compareMinimum(leg, requirement, evidence),
    ],
    evidence,
  };
}

function isAbout({ engines, claims }: Requirement, cell: { readonly engine: string; readonly claim: string }): boolean {
  return engines.some((engine) => engine === cell.engine) && claims.some((claim) => claim === cell.claim);
}

function weigh(leg: Results, cells: readonly CellResult[]): Omit<GateEvidence, 'cells'> {
  const { exercised, rendered } = weighRuleUses(findRuleUses(cells));
  return {
    leg: legName(leg),
    run: leg.run.id,
    startedAt: leg.run.startedAt,
    flows: cells.flatMap(({ flows }) => flows).filter(isProven).length,
    rules: { exercised, rendered },
  };
}

function findMissing(leg: Results, wanted: readonly string[]): readonly GateReason[] {
  const present = new Set(leg.cells.map(({ id }) => id));
  const missing = wanted.filter((id) => !present.has(id));
  if (missing.length === 0 && wanted.length > 0) return [];
  const found =
    wanted.length === 0
      ? 'no scenario of these claims exists for these engines'
      : `${countOf(missing.length, 'cell')} missing: ${nameSome(missing)}`;
  const action =
    wanted.length === 0 ? "change the policy's claims or engines" : 'run the suite without a selection, and hand in all of its shards';
  return [{ requirement: `${legName(leg)}: every scenario of the required claims and engines was run`, found, action }];
}

function compareMinimum(leg: Results, { minimum }: Requirement, { cells, flows, rules }: GateEvidence): readonly GateReason[] {
  const coverage = rules.rendered === 0 ? 0 : rules.exercised / rules.rendered;
  const action = 'run the suite without a selection; where the suite or the source has become smaller on purpose, lower the minimum';
  const compared = [
    {
      requirement: `at least ${countOf(minimum.cells, 'cell')} proven`,
      found: String(cells.proven),
      holds: cells.proven >= minimum.cells,
      action,
    },
    { requirement: `at least ${countOf(minimum.flows, 'flow')} proven`, found: String(flows), holds: flows >= minimum.flows, action },
    {
      requirement: `judged flows exercise at least ${percent(minimum.ruleCoverage)} of the rendered rules`,
      found: `${percent(coverage)}: ${String(rules.exercised)} of ${String(rules.rendered)}`,
      holds: coverage >= minimum.ruleCoverage,
      action: 'write a scenario for the rules that no flow exercises; the HTML report lists them',
    },
  ];
  return compared
    .filter(({ holds }) => !holds)
    .map(({ requirement, ...rest }) => ({ requirement: `${legName(leg)}: ${requirement}`, found: rest.found, action: rest.action }));
}

function percent(share: number): string {
  return `${String(Math.floor(share * 1000) / 10)}%`;
}
