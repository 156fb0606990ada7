import { verdictOf } from '../../../harness/judge/verdict-of.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Clause } from '../../../harness/policy/ir/clause.ts';
import type { Policy } from '../../../harness/policy/ir/policy.ts';
import { resolvePacket } from '../../../harness/policy/evaluate/packet.ts';
import { tryRule } from '../../../harness/policy/evaluate/try-rule.ts';
import { tierOrders } from '../../../harness/policy/ir/tier.ts';
import type { Traffic } from '../../../harness/policy/ir/traffic.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import type { FuzzFlow, JudgedWorld } from '../ground/ground.ts';
import { askedName, decidingFlows, expectPackets } from './expect-packets.ts';

/** What an enforcer makes of a world by its known deviations. */
export interface Foreseen {
  /** Deviations that change a flow's verdict, or whether its name may be looked up, by flow id. */
  readonly ids: ReadonlyMap<string, string>;
  /** The world with the verdicts of the enforcer. */
  readonly deviating: JudgedWorld;
  /** The rules that the enforcer reads for a flow in the world's policies. */
  readonly reread: (flow: Flow) => Ruleset;
}

/** Whether packets show what the model says, or what known deviations of the enforcer make of it, which is then noted. */
export function isExplained(
  { world, ids = new Map(), deviating = world, reread = () => world.ruleset }: Partial<Foreseen> & { readonly world: JudgedWorld },
  flow: FuzzFlow,
  observation: Observation | undefined,
  deviations: Map<string, string>,
): boolean {
  const seen = verdictOf(observation);
  const { verdict: defined, shows } = expectPackets(world, flow);
  const read = askedName(flow) === undefined ? deviating : { ...deviating, ruleset: reread(flow.flow) };
  const foreseen = expectPackets(read, flow).verdict;
  deviations.delete(flow.id);
  const id = decidingFlows(world, flow).flatMap((one) => ids.get(one) ?? [])[0];
  if (foreseen !== defined && id !== undefined && seen !== 'inconclusive')
    deviations.set(flow.id, seen === foreseen ? id : `${id} in vain`);
  if (seen === defined || seen === foreseen) return true;
  const excuse = seen === 'allowed' ? findExcuse({ ...world, reread }, flow, shows) : undefined;
  if (excuse !== undefined) deviations.set(flow.id, excuse);
  return excuse !== undefined;
}

/** Why a flow may be allowed though the model denies it; undefined where it may not. */
function findExcuse(world: JudgedWorld & Pick<Foreseen, 'reread'>, flow: FuzzFlow, shows: string): string | undefined {
  if (shows === 'rejected') return isLetThrough(world, flow) ? 'lookup at a port that another rule allows' : undefined;
  return mayBeLearned(world, flow) ? 'address of a name that was looked up before' : undefined;
}

/**
 * Whether a rule without names is for the port of a lookup, too. Cilium's proxy then lets every name through (`L4Filter` holds the rules of one port),
 * and the model refuses those that no DNS rule names.
 */
function isLetThrough({ world, flows, reread }: JudgedWorld & Pick<Foreseen, 'reread'>, flow: FuzzFlow): boolean {
  const lookup = flow.flow.via.kind === 'name' ? flows.find(({ id }) => id === decidingFlows({ flows }, flow)[0]) : flow;
  if (lookup === undefined) return false;
  const packet = resolvePacket(world, lookup.flow);
  return reread(lookup.flow)
    .tiers.filter(({ order }) => order === tierOrders.default)
    .flatMap(({ policies }) => policies)
    .filter(({ subjects }) => subjects.has(lookup.flow.source))
    .flatMap(({ egress }) => egress?.rules ?? [])
    .filter(({ action, observesNames }) => action === 'allow' && observesNames === undefined)
    .some(({ match }) => tryRule(match, packet, []).holds && match.traffic?.some((traffic) => isForPort(traffic, lookup.flow)) === true);
}

function isForPort(traffic: Traffic, { protocol, port }: Flow): boolean {
  if (traffic.kind !== 'transport' || traffic.protocol !== protocol) return false;
  return traffic.ports?.some((one) => one.kind === 'range' && one.first === port && one.last === port) === true;
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
