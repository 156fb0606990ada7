import { replace } from './edits.ts';
import type { FindEdits, Operator } from './operator.ts';

const empty: FindEdits = ({ value }) => (Array.isArray(value) && value.length > 0 ? [replace(value, [])] : []);

/** A list that should hold something is empty. */
export const emptyList: Operator = {
  id: 'empty-list',
  title: 'a list that should hold something is empty',
  edits: { kubernetes: empty, cilium: empty, calico: empty, clusterNetworkPolicy: empty },
};
