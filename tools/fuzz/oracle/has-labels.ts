import type { LabelSelector } from '../../../harness/selector/label-selector.ts';
import type { Labels } from '../world/fuzz-world.ts';

/** Kubernetes documentation, "Labels and Selectors": all requirements must hold; `NotIn` also selects objects without the key. */
export function hasLabels(labels: Labels, { matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  const equal = Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
  return (
    equal &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      return operator === 'In' ? values.some((one) => one === value) : values.every((one) => one !== value);
    })
  );
}
