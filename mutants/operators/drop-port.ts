import { remove } from './edits.ts';
import type { FindEdits, Operator } from './operator.ts';

/** The only port of a list is left out by `empty-list`. */
function among(lists: RegExp): FindEdits {
  return ({ pattern, value, siblings }) => (siblings > 1 && lists.test(pattern) ? [remove(value)] : []);
}

/** One of several ports is left out. */
export const dropPort: Operator = {
  id: 'drop-port',
  title: 'one of several ports is left out',
  edits: {
    kubernetes: among(/\.ports\[\]$/),
    cilium: among(/\.(ports|toPorts)\[\]$/),
    calico: among(/\.ports\[\]$/),
    clusterNetworkPolicy: among(/\.protocols\[\]$/),
  },
};
