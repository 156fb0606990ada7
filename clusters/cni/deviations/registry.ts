import type { Deviation } from '../deviation.ts';
import { ciliumIpBlock } from './cilium-ip-block.ts';
import { ciliumLateIsolation } from './cilium-late-isolation.ts';
import { ciliumNetworks } from './cilium-networks.ts';
import { defaultNetworkPolicyEndsWalk } from './default-network-policy-ends-walk.ts';
import { defaultNetworkPolicyTwice } from './default-network-policy-twice.ts';
import { defaultOwnNode } from './default-own-node.ts';
import { defaultPolicedNode } from './default-policed-node.ts';

/** Every known deviation: one file and one line each. */
export const deviations: readonly Deviation[] = [
  ciliumIpBlock,
  ciliumNetworks,
  ciliumLateIsolation,
  defaultOwnNode,
  defaultPolicedNode,
  defaultNetworkPolicyTwice,
  defaultNetworkPolicyEndsWalk,
];
