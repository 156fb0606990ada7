import type { FindEdits, Operator } from './operator.ts';

const dropObject: FindEdits = ({ path }) => (path.length === 0 ? [{ change: { kind: 'remove' }, text: 'the whole object' }] : []);

/** A policy object is not rendered. */
export const dropPolicy: Operator = {
  id: 'drop-policy',
  title: 'a policy is not rendered',
  edits: { kubernetes: dropObject, cilium: dropObject, calico: dropObject, clusterNetworkPolicy: dropObject },
};
