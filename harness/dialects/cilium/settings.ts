import type { EnforcerSettings } from '../settings.ts';

const option = 'cilium.policyCIDRMatchMode';

/** Which addresses in the cluster a CIDR matches. Source: Cilium documentation, "Layer 3 Policies", "Selecting pods or nodes with CIDR / ipBlock". */
export type CidrMatch = 'nodes' | 'pods';

/** The agent's `policyCIDRMatchMode`. Default: none. */
export function cidrMatches(settings: EnforcerSettings): ReadonlySet<string> {
  return settings[option] ?? new Set();
}

/** Settings in which CIDRs match these. */
export function withCidrMatches(...matches: readonly CidrMatch[]): EnforcerSettings {
  return { [option]: new Set(matches) };
}
