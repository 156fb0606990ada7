import { always, type Enforcer } from '../enforcer.ts';
import { ciliumBaselinePass } from './deviations/baseline-pass.ts';
import { ciliumGroupWorld } from './deviations/group-world.ts';
import { ciliumIpBlock } from './deviations/ip-block.ts';
import { ciliumLateIsolation } from './deviations/late-isolation.ts';
import { ciliumMergedGroups } from './deviations/merged-groups.ts';
import { ciliumNamespacesAll } from './deviations/namespaces-all.ts';
import { ciliumNetworks } from './deviations/networks.ts';
import { ciliumPolicyTypes } from './deviations/policy-types.ts';
import { ciliumRepeatedNames } from './deviations/repeated-names.ts';
import { ciliumUnknownServices } from './deviations/unknown-services.ts';
import { readCiliumSettings, servesClusterNetworkPolicies } from './settings.ts';

/** The agent, in the DaemonSet cilium; on some platforms it has another name (`anetd`) and the same image. */
export const ciliumEnforcer: Enforcer = {
  id: 'cilium',
  title: 'Cilium',
  recognise: ({ name, images }) => name === 'cilium' || images.some((image) => /\/cilium(-ci)?[:@]/.test(image)),
  readSettings: readCiliumSettings,
  serves: {
    kubernetes: always,
    cilium: always,
    clusterNetworkPolicy: (settings) =>
      servesClusterNetworkPolicies(settings)
        ? undefined
        : 'the Cilium agent does not serve ClusterNetworkPolicies here; its chart value k8sClusterNetworkPolicy.enabled turns that on',
  },
  deviations: [
    ciliumPolicyTypes,
    ciliumIpBlock,
    ciliumNetworks,
    ciliumLateIsolation,
    ciliumNamespacesAll,
    ciliumUnknownServices,
    ciliumGroupWorld,
    ciliumMergedGroups,
    ciliumRepeatedNames,
    ciliumBaselinePass,
  ],
};
