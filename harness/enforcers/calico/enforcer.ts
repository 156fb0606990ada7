import { always, type Enforcer } from '../enforcer.ts';
import { calicoNamespaces } from './deviations/namespaces.ts';

/** Felix, in the DaemonSet calico-node, or beside another network (`canal`). Since 3.30 it also enforces ClusterNetworkPolicies. */
export const calicoEnforcer: Enforcer = {
  id: 'calico',
  title: 'Calico',
  recognise: ({ name, images }) => name === 'calico-node' || images.some((image) => /[/-]calico[/-]node[:@]/.test(image)),
  serves: { kubernetes: always, calico: always, clusterNetworkPolicy: always },
  deviations: [calicoNamespaces],
};
