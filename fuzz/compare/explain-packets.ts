import { verdictOf } from '../../harness/compare/verdict-of.ts';
import { evaluate } from '../../harness/policy/evaluate/evaluate.ts';
import type { Clause } from '../../harness/policy/ir/clause.ts';
import type { Policy } from '../../harness/policy/ir/policy.ts';
import type { Ruleset } from '../../harness/policy/ir/ruleset.ts';
import type { Observation } from '../../harness/vocabulary/observation.ts';
import type { FuzzFlow, JudgedWorld } from '../ground/ground.ts';
import { decidingFlows, expectPackets } from './expect-packets.ts';

/** What an enforcer makes of a world by its known deviations. */
export interface Foreseen {
  /** Deviations that change a flow's verdict, by flow id. */
  readonly ids: ReadonlyMap<string, string>;
  /** The world with the verdicts of the enforcer. */
  readonly deviating: JudgedWorld;
}

/** Whether packets show what the model says, or what known deviations of the enforcer make of it, which is then noted. */
export function isExplained(
  { world, ids = new Map(), deviating = world }: Partial<Foreseen> & { readonly world: JudgedWorld },
  flow: FuzzFlow,
  observation: Observation | undefined,
  deviations: Map<string, string>,
): boolean {
  const seen = verdictOf(observation);
  const [defined, foreseen] = [world, deviating].map((one) => expectPackets(one, flow).verdict);
  deviations.delete(flow.id);
  const id = decidingFlows(world, flow).flatMap((one) => ids.get(one) ?? [])[0];
  if (foreseen !== defined && id !== undefined && seen !== 'inconclusive')
    deviations.set(flow.id, seen === foreseen ? id : `${id} in vain`);
  if (seen === defined || seen === foreseen) return true;
  if (seen !== 'allowed' || !mayBeLearned(world, flow)) return false;
  deviations.set(flow.id, 'address of a name that was looked up before');
  return true;
}

/**
 * Whether a rule by name allows a flow once someone has looked its destination's name up. Real enforcers keep what lookups taught for a while and
 * for all pods, and other flows have looked names up; the model begins anew with each flow.
 */
function mayBeLearned({ ruleset, world }: JudgedWorld, { flow }: FuzzFlow): boolean {
  const learned = learnEveryName(ruleset);
  const destination = world.endpoints.find(({ id }) => id === flow.destination);
  const names = destination?.kind === 'external' ? destination.names : [];
  return names.some((name) => evaluate(learned, world, { ...flow, via: { kind: 'name', name } }).verdict === 'allowed');
}

function learnEveryName({ tiers }: Ruleset): Ruleset {
  const learn = (clause: Clause): Clause => (clause.kind === 'names' ? { ...clause, learnedBy: 'any-lookup' } : clause);
  const change = ({ egress, ...policy }: Policy): Policy => ({
    ...policy,
    ...(egress && {
      egress: {
        ...egress,
        rules: egress.rules.map((rule) => ({ ...rule, match: { ...rule.match, destination: rule.match.destination.map(learn) } })),
      },
    }),
  });
  return { tiers: tiers.map((tier) => ({ ...tier, policies: tier.policies.map(change) })) };
}
