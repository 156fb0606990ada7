import { union } from '../../address/union.ts';
import { formatLabelSelector } from '../../selector/format-label-selector.ts';
import type { CidrGroup } from './cidr-group.ts';
import type { CidrRule } from './cidr-rule-schema.ts';
import { groundCidrRule } from './ground-cidrs.ts';
import type { Grounded } from './grounded.ts';
import type { PeerContext } from './peer-context.ts';
import { requirementsOf, satisfies } from './requirement.ts';

/** The addresses of an item of `fromCIDRSet` or `toCIDRSet`. @param path of the item, for errors */
export function groundCidrItem(context: PeerContext, item: CidrRule, path: string): Grounded {
  const { world, settings } = context;
  const { cidr, except = [] } = item;
  if (cidr !== undefined) {
    const text = except.length === 0 ? cidr : `${cidr} except ${except.join(', ')}`;
    return { set: groundCidrRule(world, settings, cidr, except), text };
  }
  const cidrs = findGroups(context, item, path).flatMap((group) => group.cidrs);
  return {
    set: union(...cidrs.map((text) => groundCidrRule(world, settings, text))),
    text:
      item.cidrGroupRef === undefined
        ? `CIDR groups ${formatLabelSelector(item.cidrGroupSelector ?? {})}`
        : `CIDR group ${item.cidrGroupRef}`,
  };
}

function findGroups(
  { cidrGroups, refuse }: PeerContext,
  { cidrGroupRef, cidrGroupSelector }: CidrRule,
  path: string,
): readonly CidrGroup[] {
  if (cidrGroupSelector !== undefined) {
    const requirements = requirementsOf(cidrGroupSelector);
    return cidrGroups.filter(({ labels }) => satisfies(cidrGroupLabels(labels), requirements));
  }
  const group = cidrGroups.find(({ name }) => name === cidrGroupRef);
  if (group !== undefined) return [group];
  return refuse(`${path}.cidrGroupRef`, `there is no CiliumCIDRGroup ${String(cidrGroupRef)} among the objects; add it or list its CIDRs`);
}

function cidrGroupLabels(labels: CidrGroup['labels']) {
  return Object.entries(labels).map(([key, value]) => ({ source: 'cidrgroup', key, value }));
}
