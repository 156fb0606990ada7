import type { LabelExpression, LabelSelector } from '../../selector/label-selector.ts';
import type { CiliumLabel } from './label.ts';

/** One condition on labels; the source `any` looks at labels of every source. `NotIn` also holds without the label. */
export interface Requirement {
  readonly source: string;
  readonly key: string;
  readonly operator: LabelExpression['operator'];
  readonly values: readonly string[];
}

/** The conditions of a selector; a key without a source means a label of any source. */
export function requirementsOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Requirement[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => ({ ...splitKey(key), operator: 'In' as const, values: [value] })),
    ...matchExpressions.map(({ key, operator, values = [] }) => ({ ...splitKey(key), operator, values })),
  ];
}

/** Whether labels satisfy all conditions. */
export function satisfies(labels: readonly CiliumLabel[], requirements: readonly Requirement[]): boolean {
  return requirements.every((requirement) => holds(labels, requirement));
}

function splitKey(text: string): Pick<Requirement, 'source' | 'key'> {
  const colon = text.indexOf(':');
  return colon === -1 ? { source: 'any', key: text } : { source: text.slice(0, colon), key: text.slice(colon + 1) };
}

function holds(labels: readonly CiliumLabel[], { source, key, operator, values }: Requirement): boolean {
  const label = labels.find((candidate) => candidate.key === key && (source === 'any' || candidate.source === source));
  switch (operator) {
    case 'In':
      return label !== undefined && values.includes(label.value);
    case 'NotIn':
      return label === undefined || !values.includes(label.value);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
  }
}
