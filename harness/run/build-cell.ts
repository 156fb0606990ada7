import { stringify } from 'yaml';
import { worstOutcome } from '../judge/cell.ts';
import { formatPolicyRef } from '../policy/format-policy-ref.ts';
import { groupBy } from '../text/group-by.ts';
import type { DirectionRules, Policy } from '../policy/ir/policy.ts';
import { isVacuous } from '../policy/is-vacuous.ts';
import { policyRefOf } from '../dialects/policy-ref-of.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { CellResult, RenderedPolicy, RenderedRule } from '../vocabulary/results.ts';
import { buildFlow } from './build-flow.ts';
import type { CellProgress, RunRecord } from './run-record.ts';

/** A cell as results show it, however far it came. */
export function buildCell(progress: CellProgress, record: RunRecord): CellResult {
  const { cell } = progress;
  const about = {
    id: cell.id,
    scenario: cell.spec.scenario,
    claim: cell.spec.claim,
    title: cell.spec.title,
    engine: cell.spec.engine,
    namespace: cell.namespace,
  };
  const notReached = record.problem ?? 'the run ended before this cell was probed';
  switch (progress.kind) {
    case 'planned':
    case 'placed':
      return { ...about, outcome: 'inconclusive', reason: notReached, values: {}, policies: [], flows: [], checks: [] };
    case 'stopped':
      return { ...about, outcome: progress.outcome, reason: progress.reason, ...rendered(progress), flows: [] };
    case 'rendered':
      return { ...about, outcome: 'inconclusive', reason: notReached, ...rendered(progress), flows: [] };
    case 'ready': {
      const flows = progress.flows.map((flow) => buildFlow(flow, progress, record));
      const outcome = worstOutcome([...flows, ...progress.checks].map((item) => item.outcome));
      const timeToEnforceMs = record.timeToEnforceMs.get(cell.id);
      return { ...about, outcome, ...rendered(progress), ...(timeToEnforceMs === undefined ? {} : { timeToEnforceMs }), flows };
    }
  }
}

function rendered(
  progress: Exclude<CellProgress, { kind: 'planned' | 'placed' }>,
): Pick<CellResult, 'values' | 'policies' | 'checks' | 'leftOut'> {
  const { values, policies, checks, leftOut } = progress;
  const compiled = progress.kind === 'ready' ? progress.ruleset.tiers.flatMap((tier) => tier.policies) : [];
  return {
    values,
    policies: policies.map((manifest) => renderedPolicy(manifest, compiled)),
    ...(leftOut.length === 0 ? {} : { leftOut }),
    checks,
  };
}

function renderedPolicy(manifest: Manifest, compiled: readonly Policy[]): RenderedPolicy {
  const ref = formatPolicyRef(policyRefOf(manifest));
  const parts = compiled.filter((policy) => formatPolicyRef(policy.ref) === ref);
  const rules = parts.flatMap(({ ingress, egress }) => [...listRules('ingress', ingress), ...listRules('egress', egress)]);
  return { ref, file: manifest.file, yaml: stringify(manifest.object), rules: uniqueByPath(rules) };
}

function listRules(direction: RenderedRule['direction'], rules: DirectionRules | undefined): readonly RenderedRule[] {
  return (rules?.rules ?? []).map((rule) => ({
    direction,
    path: rule.path,
    action: rule.action,
    ...(isVacuous(rule) ? { vacuous: true as const } : {}),
  }));
}

/** One rule of an object may have become several of the model, e.g. one a family: vacuous where all of them are. */
function uniqueByPath(rules: readonly RenderedRule[]): readonly RenderedRule[] {
  const byPath = groupBy(rules, ({ direction, path, action }) => `${direction} ${path} ${action}`);
  return [...byPath.values()].flatMap((parts) =>
    parts
      .filter(({ vacuous }) => vacuous !== true)
      .concat(parts)
      .slice(0, 1),
  );
}
