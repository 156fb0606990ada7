import { contains } from '../../../address/contains.ts';
import { parseCidr } from '../../../address/parse-cidr.ts';
import type { EnforcerSettings } from '../../../dialects/settings.ts';
import type { Endpoint } from '../../../vocabulary/endpoint.ts';
import type { Family } from '../../../vocabulary/flow.ts';
import { parseAddress } from '../../../address/parse-address.ts';
import { cidrMatches } from '../../../dialects/cilium/settings.ts';

/**
 * Whether a CIDR that contains an endpoint's address does not match it on Cilium: the endpoint is a pod or a node, and
 * `policyCIDRMatchMode` does not name its kind. A prefix of length 0 stands for the world outside, and matches nodes only where
 * pods are named too.
 * Source: Cilium documentation, "Layer 3 Policies", "Selecting pods or nodes with CIDR / ipBlock"; `CIDRSelector` of Cilium 1.20.
 */
export function isUnmatchedByCidr(cidr: string, endpoint: Endpoint, family: Family, settings: EnforcerSettings): boolean {
  const matches = cidrMatches(settings);
  const kind = clusterKind(endpoint);
  if (kind === undefined) return false;
  const set = parseCidr(cidr);
  const address = endpoint.addresses.find((candidate) => parseAddress(candidate)?.family === family);
  if (set === undefined || address === undefined || !contains(set, address)) return false;
  if (cidr.endsWith('/0')) return !(matches.has('pods') && matches.has(kind));
  return !matches.has(kind);
}

function clusterKind({ kind }: Endpoint): 'pods' | 'nodes' | undefined {
  switch (kind) {
    case 'pod':
      return 'pods';
    case 'node':
    case 'apiserver':
      return 'nodes';
    case 'external':
      return undefined;
  }
}
