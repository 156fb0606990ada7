import type { CiliumCidrGroup, CiliumObject, CiliumPolicy, CiliumPolicySpec } from '../objects/cilium.ts';
import { ciliumLabels, fits } from './cilium-labels.ts';
import { type CiliumQuestion, matchesCiliumRule } from './cilium-rule.ts';
import { type Answer, type Question, subjectOf } from './question.ts';

/**
 * Cilium documentation, "Deny Policies" and "Policy Enforcement Modes": a deny rule wins, then an allow rule, then a policy with any rule for the
 * direction denies the rest, unless it says that it does not. @param beside what NetworkPolicies say, whose rules are allow rules here
 */
export function ciliumStage(objects: readonly CiliumObject[], question: Question, beside: Answer): Answer {
  const specs = objects
    .filter((object): object is CiliumPolicy => object.kind !== 'CiliumCIDRGroup')
    .flatMap((policy) => selecting(policy, question));
  const groups = objects.filter((object): object is CiliumCidrGroup => object.kind === 'CiliumCIDRGroup');
  const all = specs.map(({ spec }) => spec);
  const asked: CiliumQuestion = { ...question, groups, dnsRules: all.flatMap(dnsRulesOf) };
  const { direction } = question;
  if (specs.some(({ spec, home }) => (spec[`${direction}Deny`] ?? []).some((rule) => matchesCiliumRule(rule, home, asked)))) return 'deny';
  if (beside === 'allow' || specs.some(({ spec, home }) => (spec[direction] ?? []).some((rule) => matchesCiliumRule(rule, home, asked))))
    return 'allow';
  return beside === 'deny' || all.some((spec) => isolates(spec, direction)) ? 'deny' : 'next';
}

interface Placed {
  readonly spec: CiliumPolicySpec;
  /** The policy's namespace; undefined for a clusterwide one. */
  readonly home: string | undefined;
}

function selecting({ metadata, spec, specs = [] }: CiliumPolicy, question: Question): Placed[] {
  const subject = subjectOf(question);
  const home = metadata.namespace;
  if (home !== undefined && subject.namespace !== home) return [];
  const labels = ciliumLabels(question.world, subject, subject.node);
  return [...(spec === undefined ? [] : [spec]), ...specs]
    .filter(({ endpointSelector }) => fits(labels, home === undefined ? endpointSelector : inHome(endpointSelector, home)))
    .map((one) => ({ spec: one, home }));
}

/** In a namespaced policy, what its selector says of the namespace under that key is replaced. */
function inHome(selector: CiliumPolicySpec['endpointSelector'], home: string): CiliumPolicySpec['endpointSelector'] {
  return { ...selector, matchLabels: { ...selector.matchLabels, 'k8s:io.kubernetes.pod.namespace': home } };
}

function isolates(spec: CiliumPolicySpec, direction: Question['direction']): boolean {
  const rules = [...(spec[direction] ?? []), ...(spec[`${direction}Deny`] ?? [])];
  return rules.length > 0 && spec.enableDefaultDeny?.[direction] !== false;
}

function dnsRulesOf({ egress = [] }: CiliumPolicySpec): CiliumQuestion['dnsRules'] {
  return egress.flatMap(({ toPorts = [] }) => toPorts.flatMap(({ rules }) => rules?.dns ?? []));
}
