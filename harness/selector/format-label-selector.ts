import type { LabelExpression, LabelSelector } from './label-selector.ts';

/** A selector as `kubectl -l` writes it: `app=web,tier in (a,b),!old`; `all` for the empty one. */
export function formatLabelSelector(selector: LabelSelector): string {
  const parts = [
    ...Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`),
    ...(selector.matchExpressions ?? []).map(formatExpression),
  ];
  return parts.length === 0 ? 'all' : parts.join(',');
}

function formatExpression({ key, operator, values = [] }: LabelExpression): string {
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(',')})`;
    case 'NotIn':
      return `${key} notin (${values.join(',')})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
  }
}
