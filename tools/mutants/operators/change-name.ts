import { remove, replace } from './edits.ts';
import { type FindEdits, noEdits, type Operator } from './operator.ts';

const cilium: FindEdits = ({ pattern, value }) => {
  if (pattern.endsWith('.toPorts[].rules')) return [remove(value)];
  if (!/(toFQDNs|dns)\[\]$/.test(pattern)) return [];
  return [{ matchName: 'mutant.example' }, { matchPattern: '*' }, { matchPattern: '*.example.com' }]
    .filter((other) => JSON.stringify(other) !== JSON.stringify(value))
    .map((other) => replace(value, other));
};

/** A rule is for other DNS names, or lets Cilium learn others. The chart names none elsewhere. */
export const changeName: Operator = {
  id: 'change-name',
  title: 'a rule is for other DNS names',
  edits: { kubernetes: noEdits, cilium, calico: noEdits, clusterNetworkPolicy: noEdits },
};
