import type { PolicyRef } from '../../vocabulary/policy-ref.ts';
import type { PlacedPolicy } from '../dialect.ts';
import type { DirectionRules } from '../../policy/ir/policy.ts';
import { compileRule } from './compile-rule.ts';
import type { EntityContext } from './entity-context.ts';
import { podLabels } from './labelled.ts';
import type { CalicoSpec } from './policy-schema.ts';
import type { CalicoTier } from './read-tiers.ts';
import { scopeSubject } from './scope-selectors.ts';
import { matchesSelector } from './selector/matches-selector.ts';

/** A policy's surroundings. */
export interface PolicyContext extends EntityContext {
  readonly ref: PolicyRef;
  readonly tier: CalicoTier;
}

/**
 * A policy in its tier: without `order` it comes last; in every direction of its types a subject is isolated, unless the tier's
 * default action is Pass. Source: Calico documentation, "Network policy" and "Tier".
 */
export function compilePolicy(spec: CalicoSpec, context: PolicyContext): PlacedPolicy {
  const types = policyTypes(spec);
  return {
    tier: context.tier.place,
    policy: {
      ref: context.ref,
      order: spec.order ?? Number.POSITIVE_INFINITY,
      subjects: selectSubjects(spec, context),
      ...(types.has('Ingress') && { ingress: compileDirection(spec, 'ingress', context) }),
      ...(types.has('Egress') && { egress: compileDirection(spec, 'egress', context) }),
    },
  };
}

function compileDirection(spec: CalicoSpec, direction: 'ingress' | 'egress', context: PolicyContext): DirectionRules {
  const rules = spec[direction] ?? [];
  return {
    isolates: context.tier.defaultAction === 'Deny',
    rules: rules.map((rule, index) => compileRule(context, rule, `spec.${direction}[${String(index)}]`)),
  };
}

function selectSubjects(spec: CalicoSpec, { world, namespace }: PolicyContext): ReadonlySet<string> {
  const selector = scopeSubject(spec, namespace);
  const pods = world.endpoints.filter((endpoint) => endpoint.kind === 'pod');
  return new Set(pods.filter((pod) => matchesSelector(selector, podLabels(world, pod))).map(({ id }) => id));
}

/** Absent: Ingress unless there are only egress rules, Egress where there are egress rules. */
function policyTypes({ types, ingress = [], egress = [] }: CalicoSpec): ReadonlySet<'Ingress' | 'Egress'> {
  if (types !== undefined) return new Set(types);
  if (egress.length === 0) return new Set(['Ingress']);
  return new Set(ingress.length === 0 ? ['Egress'] : ['Ingress', 'Egress']);
}
