import type { FindEdits, Operator } from './operator.ts';

const drop: FindEdits = ({ pattern }) =>
  /^spec\.(in|e)gress\[\]$/.test(pattern) ? [{ change: { kind: 'remove' }, text: 'the rule' }] : [];

/** A rule is not rendered. */
export const dropRule: Operator = {
  id: 'drop-rule',
  title: 'a rule is not rendered',
  edits: { kubernetes: drop, cilium: drop, calico: drop, clusterNetworkPolicy: drop },
};
