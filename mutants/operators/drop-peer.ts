import { remove } from './edits.ts';
import type { FindEdits, Operator } from './operator.ts';

/** The only peer of a list is left out by `empty-list`. */
function among(lists: RegExp): FindEdits {
  return ({ pattern, value, siblings }) => (siblings > 1 && lists.test(pattern) ? [remove(value)] : []);
}

/** One of several peers is left out. */
export const dropPeer: Operator = {
  id: 'drop-peer',
  title: 'one of several peers is left out',
  edits: {
    kubernetes: among(/\.(from|to|except)\[\]$/),
    cilium: among(/\.((from|to)(Endpoints|Entities|CIDRSet|CIDR|FQDNs)|except)\[\]$/),
    calico: among(/\.(nets|notNets)\[\]$/),
    clusterNetworkPolicy: among(/\.(from|to|networks)\[\]$/),
  },
};
