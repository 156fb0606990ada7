import type { CompareOperator, Selector } from './selector.ts';

/** Labels by key. */
export type Labels = Readonly<Record<string, string>>;

/** Key of the label that everything in a namespace has. Source: Calico documentation, "Network policy", "Selectors". */
export const namespaceLabel = 'projectcalico.org/namespace';

/** Whether labels satisfy a selector. */
export function matchesSelector(selector: Selector, labels: Labels): boolean {
  switch (selector.kind) {
    case 'all':
      return true;
    case 'global':
      return valueOf(labels, namespaceLabel) === undefined;
    case 'has':
      return valueOf(labels, selector.label) !== undefined;
    case 'compare':
      return compares(selector.operator, valueOf(labels, selector.label), selector.value);
    case 'set': {
      const value = valueOf(labels, selector.label);
      const isMember = value !== undefined && selector.values.includes(value);
      return selector.operator === 'in' ? isMember : !isMember;
    }
    case 'not':
      return !matchesSelector(selector.operand, labels);
    case 'and':
      return selector.operands.every((operand) => matchesSelector(operand, labels));
    case 'or':
      return selector.operands.some((operand) => matchesSelector(operand, labels));
  }
}

function compares(operator: CompareOperator, value: string | undefined, expected: string): boolean {
  switch (operator) {
    case '==':
      return value === expected;
    case '!=':
      return value !== expected;
    case 'contains':
      return value?.includes(expected) ?? false;
    case 'starts with':
      return value?.startsWith(expected) ?? false;
    case 'ends with':
      return value?.endsWith(expected) ?? false;
  }
}

function valueOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
