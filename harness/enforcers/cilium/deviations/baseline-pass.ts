import { observedNames } from '../../../policy/evaluate/observed-names.ts';
import { type Packet, resolvePacket } from '../../../policy/evaluate/packet.ts';
import { tryRule } from '../../../policy/evaluate/try-rule.ts';
import type { PolicyRef } from '../../../vocabulary/policy-ref.ts';
import type { Rule } from '../../../policy/ir/rule.ts';
import type { Ruleset } from '../../../policy/ir/ruleset.ts';
import { type Tier, tierOrders } from '../../../policy/ir/tier.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';
import { isForEveryone, prefixesOf } from './map-keys.ts';

/** Found by generated policies: a NetworkPolicy that allows everything, and a Pass of the Baseline tier: packets were dropped. */
export const ciliumBaselinePass: Deviation = {
  id: 'cilium-baseline-pass-denies',
  engines: ['clusterNetworkPolicy'],
  sentence:
    'On Cilium a Pass of the Baseline tier denies what a rule before that tier allows, where that rule is for more peers or more ports than the Pass. Leave such a Pass out: what the Baseline tier says nothing of is let through after it.',
  source:
    'measured on Cilium 1.20.2; its pkg/policy, insertWithPasses, keeps the key of a Pass and finds nothing to put there, as the rule before covers it, so that an invalid entry, which denies, gets into the policy map',
  change: withDenyingPass,
};

interface Placed {
  readonly ref: PolicyRef;
  readonly rule: Rule;
}

/** Where in the policy map of a subject a rule is: the more bits, the more specific; an entry of a peer's own comes before one of everyone's. */
interface Entry extends Placed {
  readonly bits: number;
  readonly isForEveryone: boolean;
}

function withDenyingPass({ tiers }: Ruleset, { flow, world }: DeviatingFlow): Ruleset | undefined {
  if (!tiers.some(({ order }) => order === tierOrders.baseline)) return undefined;
  const packet = resolvePacket(world, flow);
  const denying = (['egress', 'ingress'] as const).flatMap((direction): Tier[] => {
    const subject = direction === 'egress' ? flow.source : flow.destination;
    const entries = (order: number): readonly Entry[] => entriesOf({ tiers }, { order, direction, subject, packet });
    const pass = findDenyingPass(entries);
    if (pass === undefined) return [];
    const rules = { isolates: false, rules: [{ ...pass.rule, action: 'deny' as const }] };
    return [{ name: 'Baseline', order: 0, policies: [{ ref: pass.ref, order: 0, subjects: new Set([subject]), [direction]: rules }] }];
  });
  return denying.length === 0 ? undefined : { tiers: [...denying, ...tiers] };
}

/** The entries of a tier that a flow matches, in the order of their rules. */
function entriesOf(
  ruleset: Ruleset,
  { order, direction, subject, packet }: { order: number; direction: 'ingress' | 'egress'; subject: string; packet: Packet },
): readonly Entry[] {
  const observed = observedNames(ruleset, packet.source.endpoint.id, 'UDP');
  return ruleset.tiers
    .filter((tier) => tier.order === order)
    .flatMap(({ policies }) => policies)
    .filter(({ subjects }) => subjects.has(subject))
    .flatMap(({ ref, [direction]: rules }) => (rules?.rules ?? []).map((rule) => ({ ref, rule })))
    .filter(({ rule }) => tryRule(rule.match, packet, observed).holds)
    .flatMap(({ ref, rule }) =>
      prefixesOf(rule, packet).map((bits) => ({ ref, rule, bits, isForEveryone: isForEveryone(ref, rule, direction) })),
    );
}

/** Undefined where something else decides. */
function findDenyingPass(entries: (order: number) => readonly Entry[]): Entry | undefined {
  const admin = uncovered(entries(tierOrders.admin));
  const allowed = entries(tierOrders.default)
    .filter(({ rule }) => rule.action === 'allow')
    .filter(isOwn);
  // What an Admin rule passes on is entered anew for the peer that the Pass is for.
  const passedOn = admin
    .filter(isPass)
    .flatMap((pass) => allowed.map((one) => ({ ...one, bits: Math.max(one.bits, pass.bits), isForEveryone: false })));
  const before = [...admin.filter(({ rule }) => rule.action === 'allow'), ...allowed, ...passedOn];
  const isCovered = ({ bits }: Entry): boolean => before.some((one) => one.bits <= bits);
  const baseline = uncovered(entries(tierOrders.baseline).filter((entry) => isPass(entry) || !isCovered(entry)));
  const [pass] = baseline.filter(isPass).sort((a, b) => b.bits - a.bits);
  if (pass === undefined || !isCovered(pass)) return undefined;
  const others = [...before, ...baseline.filter((entry) => !isPass(entry))].filter((entry) => !entry.isForEveryone);
  return others.some(({ bits }) => bits >= pass.bits) ? undefined : pass;
}

/** An entry of a peer's own that says what one for everyone says of the same traffic is left out. */
function isOwn(entry: Entry, _index: number, all: readonly Entry[]): boolean {
  const isSame = ({ bits, isForEveryone: everyone }: Entry): boolean => everyone && bits === entry.bits;
  return entry.isForEveryone || entry.rule.observesNames !== undefined || !all.some(isSame);
}

function isPass({ rule }: Entry): boolean {
  return rule.action === 'pass';
}

/** The entries of a tier without those that an earlier one of it covers. */
function uncovered(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((entry, index) => !entries.slice(0, index).some(({ bits }) => bits <= entry.bits));
}
