import { oneOfSeveral } from './edits.ts';
import type { Operator } from './operator.ts';

/** One of several ports is left out. */
export const dropPort: Operator = {
  id: 'drop-port',
  title: 'one of several ports is left out',
  edits: {
    kubernetes: oneOfSeveral(/\.ports\[\]$/),
    cilium: oneOfSeveral(/\.(ports|toPorts)\[\]$/),
    calico: oneOfSeveral(/\.ports\[\]$/),
    clusterNetworkPolicy: oneOfSeveral(/\.protocols\[\]$/),
  },
};
