import { isRecord } from '../tree/is-record.ts';
import { remove, replace } from './edits.ts';
import type { Edit, FindEdits, Operator } from './operator.ts';

const opposite: Readonly<Record<string, string>> = { In: 'NotIn', NotIn: 'In', Exists: 'DoesNotExist', DoesNotExist: 'Exists' };

const labelSelectors: FindEdits = ({ pattern, value }) => {
  if (/\.matchLabels\.[^[\]]+$/.test(pattern)) return [replace(value, 'mutant'), remove(value)];
  if (pattern.endsWith('.matchExpressions[].values[]')) return [replace(value, 'mutant')];
  if (pattern.endsWith('.matchExpressions[]')) return [remove(value), ...negated(value)];
  return /^spec\.(podSelector|endpointSelector|subject\.pods\.(podSelector|namespaceSelector)|subject\.namespaces)$/.test(pattern)
    ? emptied(value)
    : [];
};

const calico: FindEdits = ({ pattern, value }) => {
  if (!/(^spec|source|destination)\.(selector|namespaceSelector)$/.test(pattern) || typeof value !== 'string') return [];
  const terms = value.split(' && ');
  return [
    ...(value === 'all()' ? [] : [replace(value, 'all()')]),
    ...terms.flatMap((term, position) => {
      const withTerm = (other: readonly string[]): Edit =>
        replace(value, [...terms.slice(0, position), ...other, ...terms.slice(position + 1)].join(' && '));
      const changed = [term.replace(/'[^']*'/, "'mutant'"), term.replace('==', '!=').replace(' in ', ' not in ')];
      return [...changed.filter((other) => other !== term).map((other) => withTerm([other])), ...(terms.length > 1 ? [withTerm([])] : [])];
    }),
  ];
};

/** A selector names another label, or one less. */
export const changeLabel: Operator = {
  id: 'change-label',
  title: 'a selector names another label, or one less',
  edits: { kubernetes: labelSelectors, cilium: labelSelectors, calico, clusterNetworkPolicy: labelSelectors },
};

function negated(expression: unknown): readonly Edit[] {
  if (!isRecord(expression) || typeof expression['operator'] !== 'string') return [];
  const operator = opposite[expression['operator']];
  return operator === undefined ? [] : [replace(expression, { ...expression, operator })];
}

function emptied(selector: unknown): readonly Edit[] {
  return isRecord(selector) && Object.keys(selector).length > 0 ? [replace(selector, {})] : [];
}
