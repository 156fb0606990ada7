import { z } from 'zod';
import type { EnforcerSettings } from '../../../harness/dialects/front-end.ts';
import type { Api } from '../../kubernetes/api/api.ts';

/** What of the agent's configuration changes what policies mean. */
export interface CiliumConfig {
  readonly cidrMatches: EnforcerSettings['ciliumCidrMatches'];
  readonly clusterNetworkPolicies: 'on' | 'off';
}

const listSchema = z.object({
  metadata: z.object({ name: z.string() }),
  data: z.record(z.string(), z.string()).default({}),
});

/** Read the ConfigMap cilium-config, wherever the agent was installed. @throws ApiError */
export async function readCiliumConfig(api: Api): Promise<CiliumConfig> {
  const maps = await api.list('/api/v1/configmaps', listSchema, { fieldSelector: 'metadata.name=cilium-config' });
  return parseCiliumConfig(maps[0]?.data ?? {});
}

/** Source: the ConfigMap template of Cilium's chart, 1.20: `policy-cidr-match-mode`, `enable-k8s-cluster-network-policy`. */
export function parseCiliumConfig(data: Readonly<Record<string, string>>): CiliumConfig {
  const modes = (data['policy-cidr-match-mode'] ?? '').split(/[\s,]+/);
  return {
    cidrMatches: new Set((['nodes', 'pods'] as const).filter((mode) => modes.includes(mode))),
    clusterNetworkPolicies: data['enable-k8s-cluster-network-policy'] === 'true' ? 'on' : 'off',
  };
}
