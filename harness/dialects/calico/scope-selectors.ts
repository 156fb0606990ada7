import { calicoKeys } from './labelled.ts';
import type { EntityRule } from './entity-rule-schema.ts';
import type { CalicoSpec } from './policy-schema.ts';
import type { SelectorField } from './selector-schema.ts';
import { namespaceLabel } from './selector/matches-selector.ts';
import { rewriteSelector } from './selector/rewrite-selector.ts';
import type { Selector } from './selector/selector.ts';

/** A condition on labels: `positive` selects labelled endpoints and sets; `negative` also holds for what has no labels. */
export interface EntitySelectors {
  readonly positive?: Selector;
  readonly negative?: NonNullable<SelectorField>;
}

const inNamespace: Selector = { kind: 'has', label: namespaceLabel };
const outsideNamespaces: Selector = { kind: 'not', operand: inNamespace };

/**
 * What a rule's source or destination selects. As soon as any selector is used, a namespaced policy means its own namespace
 * unless `namespaceSelector` is given; there `all()` is every namespace and `global()` is none of them.
 * Source: Calico documentation, "Network policy", "EntityRule"; `GetEntityRuleSelector` of libcalico-go.
 * @param namespace of the policy; undefined for a GlobalNetworkPolicy
 */
export function scopeEntity(rule: EntityRule, namespace: string | undefined): EntitySelectors {
  const { selector, notSelector, namespaceSelector } = rule;
  const own = [...serviceAccountSelectors(rule), ...(selector === undefined ? [] : [selector.selector])];
  const isUsed = own.length > 0 || notSelector !== undefined || namespaceSelector !== undefined;
  const positive = [...(isUsed ? namespaceSelectors(rule, namespace) : []), ...own];
  if (positive.length === 0) return notSelector === undefined ? {} : { negative: notSelector };
  return { positive: allOf([...positive, ...(notSelector === undefined ? [] : [not(notSelector.selector)])]) };
}

/** What a policy's subject is selected by. @param namespace of the policy; undefined for a GlobalNetworkPolicy */
export function scopeSubject(spec: CalicoSpec, namespace: string | undefined): Selector {
  return allOf([
    ...(namespace === undefined ? [] : [isNamespace(namespace)]),
    ...(spec.namespaceSelector === undefined ? [] : [ofNamespace(spec.namespaceSelector.selector)]),
    ...(spec.serviceAccountSelector === undefined ? [] : [ofServiceAccount(spec.serviceAccountSelector.selector)]),
    ...(spec.selector === undefined ? [] : [spec.selector.selector]),
  ]);
}

function namespaceSelectors({ namespaceSelector }: EntityRule, namespace: string | undefined): Selector[] {
  if (namespaceSelector !== undefined) return [ofNamespace(namespaceSelector.selector)];
  return namespace === undefined ? [] : [isNamespace(namespace)];
}

function serviceAccountSelectors({ serviceAccounts }: EntityRule): Selector[] {
  const { selector, names = [] } = serviceAccounts ?? {};
  return [
    ...(selector === undefined ? [] : [ofServiceAccount(selector.selector)]),
    ...(names.length === 0 ? [] : [{ kind: 'set', operator: 'in', label: calicoKeys.serviceAccount, values: names } as const]),
  ];
}

function ofNamespace(selector: Selector): Selector {
  const label = (name: string): string => `${calicoKeys.namespacePrefix}${name}`;
  return rewriteSelector(selector, { label, all: inNamespace, global: outsideNamespaces });
}

function ofServiceAccount(selector: Selector): Selector {
  const label = (name: string): string => `${calicoKeys.serviceAccountPrefix}${name}`;
  return rewriteSelector(selector, { label, all: { kind: 'all' }, global: outsideNamespaces });
}

function isNamespace(name: string): Selector {
  return { kind: 'compare', operator: '==', label: namespaceLabel, value: name };
}

function not(operand: Selector): Selector {
  return { kind: 'not', operand };
}

function allOf(operands: readonly Selector[]): Selector {
  return { kind: 'and', operands };
}
