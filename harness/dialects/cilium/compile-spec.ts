import type { PolicyRef } from '../../vocabulary/policy-ref.ts';
import type { PlacedPolicy } from '../dialect.ts';
import type { DirectionRules, Policy } from '../../policy/ir/policy.ts';
import type { Rule } from '../../policy/ir/rule.ts';
import { tierOrders } from '../../policy/ir/tier.ts';
import { compileRule, type RulePlace } from './compile-rule.ts';
import { identitiesOf } from './identities.ts';
import { identityLabels } from './identity-labels.ts';
import type { PeerContext } from './peer-context.ts';
import type { CiliumSpec } from './policy-schema.ts';
import { satisfies } from './requirement.ts';
import type { CiliumRule } from './rule-schema.ts';
import { scopeSubject } from './scope-selector.ts';

/** A spec's surroundings. */
export interface SpecContext extends Omit<PeerContext, 'identities'> {
  readonly ref: PolicyRef;
  /** `spec` or `specs[0]`. */
  readonly path: string;
}

type Direction = RulePlace['direction'];

const tier = { name: 'default', order: tierOrders.default } as const;

/**
 * A spec as two policies of the default tier: its deny rules (order 0), which every policy's come first, and its allow rules
 * (order 1), which also carry its isolation. Source: Cilium documentation, "Deny Policies" and "Policy Enforcement Modes".
 */
export function compileSpec(spec: CiliumSpec, context: SpecContext): PlacedPolicy[] {
  const subjects = selectSubjects(spec, context);
  const peerContext = { ...context, identities: identitiesOf(context.world, subjects) };
  const rules = (field: keyof CiliumSpec & RuleField): Rule[] => compileRules(spec, field, peerContext);
  const policy = { ref: context.ref, subjects };
  const deny: Policy = {
    ...policy,
    order: 0,
    ...direction('ingress', { isolates: false, rules: rules('ingressDeny') }),
    ...direction('egress', { isolates: false, rules: rules('egressDeny') }),
  };
  const allow: Policy = {
    ...policy,
    order: 1,
    ...direction('ingress', { isolates: isolates(spec, 'ingress'), rules: rules('ingress') }),
    ...direction('egress', { isolates: isolates(spec, 'egress'), rules: rules('egress') }),
  };
  return [deny, allow].filter(({ ingress, egress }) => ingress ?? egress).map((part) => ({ tier, policy: part }));
}

type RuleField = 'ingress' | 'ingressDeny' | 'egress' | 'egressDeny';

function selectSubjects({ endpointSelector = {} }: CiliumSpec, { world, scope }: SpecContext): ReadonlySet<string> {
  const requirements = scopeSubject(endpointSelector, scope);
  const pods = world.endpoints.filter((endpoint) => endpoint.kind === 'pod');
  return new Set(pods.filter((pod) => satisfies(identityLabels(world, pod), requirements)).map(({ id }) => id));
}

function compileRules(spec: CiliumSpec, field: RuleField, context: PeerContext & SpecContext): Rule[] {
  const rules: readonly CiliumRule[] = spec[field] ?? [];
  const place = placeOf(field);
  return rules.flatMap((rule, index) => compileRule(context, rule, { ...place, path: `${context.path}.${field}[${String(index)}]` }));
}

function placeOf(field: RuleField): Omit<RulePlace, 'path'> {
  switch (field) {
    case 'ingress':
    case 'egress':
      return { direction: field, action: 'allow' };
    case 'ingressDeny':
      return { direction: 'ingress', action: 'deny' };
    case 'egressDeny':
      return { direction: 'egress', action: 'deny' };
  }
}

/**
 * A direction with at least one rule, allow or deny, isolates unless `enableDefaultDeny` says no; one without does not, whatever
 * `enableDefaultDeny` says. Source: Cilium API, `Rule.EnableDefaultDeny`; `computePolicyEnforcementAndRules` of Cilium 1.20.
 */
function isolates(spec: CiliumSpec, name: Direction): boolean {
  const count = (spec[name] ?? []).length + (spec[`${name}Deny`] ?? []).length;
  return count > 0 && (spec.enableDefaultDeny?.[name] ?? true);
}

/** A direction that neither isolates nor holds a rule is not part of the policy. */
function direction(name: Direction, content: DirectionRules): Partial<Record<Direction, DirectionRules>> {
  return content.isolates || content.rules.length > 0 ? { [name]: content } : {};
}
