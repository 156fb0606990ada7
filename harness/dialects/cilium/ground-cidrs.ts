import type { AddressSet } from '../../address/address-set.ts';
import { subtract } from '../../address/subtract.ts';
import type { World } from '../../vocabulary/world.ts';
import type { EnforcerSettings } from '../settings.ts';
import { addressesOf } from '../ground/addresses-of.ts';
import { groundCidr } from '../ground/ground-cidr.ts';
import { cidrMatches } from './settings.ts';

/**
 * The addresses that a CIDR rule matches: those outside the cluster, and pods or nodes where the agent is so configured. A rule
 * of prefix length 0 stands for the world, so it matches nodes only where both are configured.
 * Source: Cilium documentation, "Layer 3 Policies", "Selecting pods or nodes with CIDR / ipBlock"; `CIDRSelector` of Cilium 1.20.
 */
export function groundCidrRule(world: World, settings: EnforcerSettings, cidr: string, except: readonly string[] = []): AddressSet {
  const configured = cidrMatches(settings);
  const isWorld = cidr.endsWith('/0');
  const matched = isWorld && !configured.has('pods') ? new Set<string>() : configured;
  return subtract(groundCidr(cidr, except), clusterAddressesBut(world, matched));
}

/** Addresses that a name in `toFQDNs` never stands for: pods, and nodes unless CIDRs match those. */
export function unnamedAddresses(world: World, settings: EnforcerSettings): AddressSet {
  return clusterAddressesBut(world, new Set(cidrMatches(settings).has('nodes') ? ['nodes'] : []));
}

function clusterAddressesBut(world: World, matched: ReadonlySet<string>): AddressSet {
  const unmatched = world.endpoints.filter(({ kind }) => {
    switch (kind) {
      case 'pod':
        return !matched.has('pods');
      case 'node':
      case 'apiserver':
        return !matched.has('nodes');
      case 'external':
        return false;
    }
  });
  return addressesOf(unmatched);
}
