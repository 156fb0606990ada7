import { z } from 'zod';
import { type CidrMatch, withCidrMatches } from '../../dialects/cilium/settings.ts';
import type { EnforcerSettings } from '../../dialects/settings.ts';
import type { ClusterReader } from '../enforcer.ts';

const clusterNetworkPolicies = 'cilium.k8sClusterNetworkPolicy';
const cidrModes: readonly CidrMatch[] = ['nodes', 'pods'];

const listSchema = z.object({
  metadata: z.object({ name: z.string() }),
  data: z.record(z.string(), z.string()).default({}),
});

/** Read the ConfigMap cilium-config, wherever the agent was installed. @throws what reading throws */
export async function readCiliumSettings(reader: ClusterReader): Promise<EnforcerSettings> {
  const maps = await reader.list('/api/v1/configmaps', listSchema, { fieldSelector: 'metadata.name=cilium-config' });
  return parseCiliumConfig(maps[0]?.data ?? {});
}

/** Source: the ConfigMap template of Cilium's chart, 1.20: `policy-cidr-match-mode`, `enable-k8s-cluster-network-policy`. */
export function parseCiliumConfig(data: Readonly<Record<string, string>>): EnforcerSettings {
  const modes = (data['policy-cidr-match-mode'] ?? '').split(/[\s,]+/);
  const isOn = data['enable-k8s-cluster-network-policy'] === 'true';
  return {
    ...withCidrMatches(...cidrModes.filter((mode) => modes.includes(mode))),
    [clusterNetworkPolicies]: new Set(isOn ? ['enabled'] : []),
  };
}

/** Whether the agent enforces ClusterNetworkPolicies. Default: no. */
export function servesClusterNetworkPolicies(settings: EnforcerSettings): boolean {
  return settings[clusterNetworkPolicies]?.has('enabled') === true;
}
