import { type Edit, type FindEdits, noEdits, type Operator } from './operator.ts';

const swap: FindEdits = ({ pattern, path, value }) => {
  if (!/^spec\.(in|e)gress$/.test(pattern) || !Array.isArray(value)) return [];
  const rules: readonly unknown[] = value;
  return rules.slice(1).map((_, position): Edit => {
    const [first, second] = rules.slice(position, position + 2);
    return {
      change: { kind: 'replace', value: [...rules.slice(0, position), second, first, ...rules.slice(position + 2)] },
      text: 'after the next one',
      about: [...path, position],
    };
  });
};

/** A rule comes after the one that it should come before. The rules of the other dialects are a set. */
export const swapRules: Operator = {
  id: 'swap-rules',
  title: 'a rule comes after the one that it should come before',
  edits: { kubernetes: noEdits, cilium: noEdits, calico: swap, clusterNetworkPolicy: swap },
};
