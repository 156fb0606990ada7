import { oneOfSeveral } from './edits.ts';
import type { Operator } from './operator.ts';

/** One of several peers is left out. */
export const dropPeer: Operator = {
  id: 'drop-peer',
  title: 'one of several peers is left out',
  edits: {
    kubernetes: oneOfSeveral(/\.(from|to|except)\[\]$/),
    cilium: oneOfSeveral(/\.((from|to)(Endpoints|Entities|CIDRSet|CIDR|FQDNs)|except)\[\]$/),
    calico: oneOfSeveral(/\.(nets|notNets)\[\]$/),
    clusterNetworkPolicy: oneOfSeveral(/\.(from|to|networks)\[\]$/),
  },
};
