import type { PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { CalicoNetworkSet, CalicoObject, CalicoPolicy, CalicoPolicySpec, CalicoTierObject } from '../objects/calico.ts';
import type { Labels } from '../world/fuzz-world.ts';
import { calicoLabels, namespaceLabelsOf } from './calico-labels.ts';
import { matchesCalicoRule } from './calico-rule.ts';
import { selects } from './calico-selector.ts';
import type { KubernetesAnswer } from './kubernetes.ts';
import { type Answer, type Question, subjectOf } from './question.ts';
import type { Stage } from './stage.ts';

/** Where a NetworkPolicy is among the policies of the default tier. Source: Calico documentation, "Network policy", "Order". */
const orderOfKubernetes = 1000;

/**
 * Calico documentation, "Tier": tiers by order, in a tier policies by order, rules from the top; at its end a tier denies (or passes, if
 * that is its default action) where one of its policies applies to the pod.
 * @param guests what the NetworkPolicies that select the pod say
 */
export function calicoStages(objects: readonly CalicoObject[], question: Question, guests: readonly KubernetesAnswer[]): Stage[] {
  const tiers = objects.filter((object): object is CalicoTierObject => object.kind === 'Tier');
  const known = [{ metadata: { name: 'default' }, spec: { order: 1_000_000 } }, ...tiers] as readonly Pick<
    CalicoTierObject,
    'metadata' | 'spec'
  >[];
  return known.map(({ metadata: { name }, spec: { order = Infinity, defaultAction = 'Deny' } }) => {
    return {
      name,
      order,
      answer: () =>
        answerOf(objects, question, {
          tier: name,
          guests: name === 'default' ? guests : [],
          atEnd: defaultAction === 'Deny' ? 'deny' : 'next',
        }),
    };
  });
}

interface TierQuestion {
  readonly tier: string;
  readonly guests: readonly KubernetesAnswer[];
  readonly atEnd: Answer;
}

function answerOf(objects: readonly CalicoObject[], question: Question, { tier, guests, atEnd }: TierQuestion): Answer {
  const sets = objects.filter((object): object is CalicoNetworkSet => object.kind.endsWith('NetworkSet'));
  const policies = objects
    .filter((object): object is CalicoPolicy => object.kind === 'NetworkPolicy' || object.kind === 'GlobalNetworkPolicy')
    .filter(({ spec }) => (spec.tier ?? 'default') === tier)
    .filter((policy) => applies(policy, question));
  const steps = [
    ...policies.map((policy) => ({
      order: policy.spec.order ?? Infinity,
      place: placeOf(policy.kind, policy.metadata),
      ask: () => firstMatch(policy, sets, question),
    })),
    ...guests.map(({ policy, allows }) => ({
      order: orderOfKubernetes,
      place: placeOf('KubernetesNetworkPolicy', policy.metadata),
      ask: () => (allows ? ('Allow' as const) : undefined),
    })),
  ].sort((a, b) => (a.order === b.order ? Buffer.compare(a.place, b.place) : a.order < b.order ? -1 : 1));
  for (const { ask } of steps) {
    const action = ask();
    if (action !== undefined) return ({ Allow: 'allow', Deny: 'deny', Pass: 'next' } as const)[action];
  }
  return steps.length === 0 ? 'next' : atEnd;
}

/** What Calico 3.32 compares byte by byte where orders are equal: measured, with names that begin one another and that are the same. */
function placeOf(kind: string, { name, namespace = '' }: CalicoPolicy['metadata']): Buffer {
  return Buffer.from([name, namespace, kind].join('/'));
}

function firstMatch(policy: CalicoPolicy, sets: readonly CalicoNetworkSet[], question: Question): 'Allow' | 'Deny' | 'Pass' | undefined {
  for (const rule of policy.spec[question.direction] ?? []) {
    if (rule.action === 'Log' || !matchesCalicoRule(rule, policy.metadata.namespace, sets, question)) continue;
    return rule.action;
  }
  return undefined;
}

function applies({ metadata: { namespace }, spec }: CalicoPolicy, question: Question): boolean {
  const pod = subjectOf(question);
  return (
    typesOf(spec).includes(question.direction) && (namespace ?? pod.namespace) === pod.namespace && isSelected(spec, pod, question.world)
  );
}

/** Absent types follow from the rules: Egress where there are egress rules; Ingress where there are ingress rules or none at all. */
function typesOf({ types, ingress = [], egress = [] }: CalicoPolicySpec): readonly string[] {
  if (types !== undefined) return types.map((type) => type.toLowerCase());
  if (egress.length > 0) return ingress.length > 0 ? ['ingress', 'egress'] : ['egress'];
  return ['ingress'];
}

function isSelected(spec: CalicoPolicySpec, pod: PodEndpoint, world: World): boolean {
  return (
    selects(spec.selector ?? '', calicoLabels(world, pod)) &&
    selects(spec.namespaceSelector ?? '', namespaceLabelsOf(world, pod.namespace)) &&
    selects(spec.serviceAccountSelector ?? '', accountLabelsOf(world, pod))
  );
}

function accountLabelsOf(world: World, pod: PodEndpoint): Labels {
  return world.serviceAccounts.find(({ namespace, name }) => namespace === pod.namespace && name === pod.serviceAccount)?.labels ?? {};
}
