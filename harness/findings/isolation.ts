import type { PodEndpoint } from '../vocabulary/endpoint.ts';
import type { FindingContext, SubjectPods } from './context.ts';
import type { Direction, PolicyPart, PolicyReading, RuleReading } from './reading/policy-reading.ts';

/** Workloads that a spec selects. */
export function selectedBy({ subject }: PolicyPart, { subjects }: Pick<FindingContext, 'subjects'>): readonly SubjectPods[] {
  return subjects.filter(({ pods }) => pods.some((pod) => subject.selects(pod)));
}

/** Whether a policy isolates a pod in a direction: what nothing allows is denied. */
export function isIsolated({ policies }: Pick<FindingContext, 'policies'>, pod: PodEndpoint, direction: Direction): boolean {
  return policies.some(({ compiled }) => compiled.some((policy) => policy.subjects.has(pod.id) && policy[direction]?.isolates === true));
}

/** Whether some pod that a spec selects is open in a direction, for all that policies say; true where it selects nobody of the source. */
export function leavesOpen(part: PolicyPart, direction: Direction, context: FindingContext): boolean {
  const selected = selectedBy(part, context).flatMap(({ pods }) => pods);
  return selected.length === 0 || selected.some((pod) => !isIsolated(context, pod, direction));
}

/** The rules of one direction that let a pod's flows through, with their policies. */
export function allowRulesOf(
  { policies }: Pick<FindingContext, 'policies'>,
  pod: PodEndpoint,
  direction: Direction,
): readonly { readonly policy: PolicyReading; readonly rule: RuleReading }[] {
  return policies.flatMap((policy) =>
    policy.parts
      .filter(({ subject }) => subject.selects(pod))
      .flatMap(({ rules }) => rules)
      .filter((rule) => rule.direction === direction && rule.action === 'allow')
      .map((rule) => ({ policy, rule })),
  );
}

/** The workloads whose ports a rule speaks of: those selected of an ingress rule, the source's peers of an egress rule. */
export function targetsOf(rule: RuleReading, part: PolicyPart, context: Pick<FindingContext, 'subjects'>): readonly SubjectPods[] {
  if (rule.direction === 'ingress') return selectedBy(part, context);
  const { peers } = rule;
  if (peers.kind !== 'some' || peers.items.some(({ kind }) => kind !== 'pods')) return [];
  return context.subjects.filter(({ pods }) => pods.some((pod) => peers.items.some((item) => item.kind === 'pods' && item.selects(pod))));
}
