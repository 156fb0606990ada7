import type { EnforcerSettings } from '../../../harness/dialects/front-end.ts';
import type { Engine } from '../../../harness/vocabulary/engine.ts';
import type { Api } from '../../kubernetes/api/api.ts';
import type { CniName } from '../cni-name.ts';
import { type Enforcer, findEnforcers } from './find-enforcers.ts';
import { readCiliumConfig } from './read-cilium-config.ts';

/** What enforces policies in a cluster, found by asking it. */
export interface Inspection {
  /** `unknown`: none of the enforcers that are recognised runs. */
  readonly cni: CniName | 'unknown';
  /** Names and tags of the enforcers' images: `cilium:v1.20.2`. */
  readonly images: string;
  readonly settings: EnforcerSettings;
  /** Why an engine's policies would be accepted and not enforced, by engine. */
  readonly unenforced: ReadonlyMap<Engine, string>;
}

/** Look at the DaemonSets of a cluster and at its enforcers' configuration. @throws ApiError */
export async function inspectEnforcers(api: Api): Promise<Inspection> {
  const found = await findEnforcers(api);
  const enforcers = new Set(found.keys());
  const cilium = enforcers.has('cilium') ? await readCiliumConfig(api) : undefined;
  return {
    cni: nameCni(enforcers),
    images: [...found.values()].join(', ') || 'unknown',
    settings: { ciliumCidrMatches: cilium?.cidrMatches ?? new Set() },
    unenforced: findUnenforced(enforcers, cilium?.clusterNetworkPolicies ?? 'off'),
  };
}

function nameCni(enforcers: ReadonlySet<Enforcer>): Inspection['cni'] {
  if (enforcers.has('cilium')) return 'cilium';
  if (enforcers.has('calico')) return 'calico';
  return enforcers.has('kindnet') ? 'default' : 'unknown';
}

/** Which engines nothing in the cluster enforces. Exported for tests. */
export function findUnenforced(enforcers: ReadonlySet<Enforcer>, ciliumServes: 'on' | 'off'): ReadonlyMap<Engine, string> {
  const unenforced = new Map<Engine, string>();
  if (!enforcers.has('cilium'))
    unenforced.set('cilium', 'no Cilium agent runs in this cluster, so CiliumNetworkPolicies would have no effect');
  if (!enforcers.has('calico'))
    unenforced.set('calico', "Calico does not run in this cluster, so Calico's NetworkPolicies would have no effect");
  const why = whyNoClusterNetworkPolicies(enforcers, ciliumServes);
  if (why !== undefined) unenforced.set('clusterNetworkPolicy', why);
  return unenforced;
}

function whyNoClusterNetworkPolicies(enforcers: ReadonlySet<Enforcer>, ciliumServes: 'on' | 'off'): string | undefined {
  if (enforcers.has('kube-network-policies-cnp') || enforcers.has('calico')) return undefined;
  if (!enforcers.has('cilium')) {
    return 'nothing in this cluster enforces ClusterNetworkPolicies; kube-network-policies does (its manifest install-cnp.yaml)';
  }
  if (ciliumServes === 'on') return undefined;
  return 'the Cilium agent does not serve ClusterNetworkPolicies here; its chart value k8sClusterNetworkPolicy.enabled turns that on';
}
