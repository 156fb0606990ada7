import type { LabelSelector } from '../../selector/label-selector.ts';
import type { LabelTerm } from './policy-reading.ts';

/** The labels that a selector wants to be there with one of some values. */
export function termsOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): readonly LabelTerm[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => ({ key, values: [value] })),
    ...matchExpressions.filter(({ operator }) => operator === 'In').map(({ key, values = [] }) => ({ key, values })),
  ];
}
