import type { Deviation } from '../deviation.ts';
import { calicoNamespaces } from './calico-namespaces.ts';
import { ciliumBaselinePass } from './cilium-baseline-pass.ts';
import { ciliumGroupWorld } from './cilium-group-world.ts';
import { ciliumIpBlock } from './cilium-ip-block.ts';
import { ciliumLateIsolation } from './cilium-late-isolation.ts';
import { ciliumMergedGroups } from './cilium-merged-groups.ts';
import { ciliumNamespacesAll } from './cilium-namespaces-all.ts';
import { ciliumNetworks } from './cilium-networks.ts';
import { ciliumPolicyTypes } from './cilium-policy-types.ts';
import { ciliumRepeatedNames } from './cilium-repeated-names.ts';
import { ciliumUnknownServices } from './cilium-unknown-services.ts';
import { defaultNetworkPolicyEndsWalk } from './default-network-policy-ends-walk.ts';
import { defaultNetworkPolicyTwice } from './default-network-policy-twice.ts';
import { defaultOwnNode } from './default-own-node.ts';
import { defaultPolicedNode } from './default-policed-node.ts';

/** Every known deviation: one file and one line each. What an enforcer reads first is first: the next one reads what that makes of the policies. */
export const deviations: readonly Deviation[] = [
  calicoNamespaces,
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
  defaultOwnNode,
  defaultPolicedNode,
  defaultNetworkPolicyTwice,
  defaultNetworkPolicyEndsWalk,
];
