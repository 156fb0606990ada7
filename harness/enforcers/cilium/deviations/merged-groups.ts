import { z } from 'zod';
import { contains } from '../../../address/contains.ts';
import { parseAddress } from '../../../address/parse-address.ts';
import { parseCidr } from '../../../address/parse-cidr.ts';
import { type CidrGroup, readCidrGroup } from '../../../dialects/cilium/cidr-group.ts';
import type { CiliumLabel } from '../../../dialects/cilium/label.ts';
import { type Requirement, requirementsOf, satisfies } from '../../../dialects/cilium/requirement.ts';
import { endpointSelectorSchema } from '../../../dialects/cilium/label-schema.ts';
import { dropNulls } from '../../../dialects/schema/drop-nulls.ts';
import type { Manifest } from '../../../vocabulary/manifest.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';
import { rereadCiliumSpecs } from './reread-specs.ts';

/** Found by generated policies: an address was let through that no single group of CIDRs which the selector matches holds. */
export const ciliumMergedGroups: Deviation = {
  id: 'cilium-merges-group-labels',
  engines: ['cilium'],
  sentence:
    "On Cilium a cidrGroupSelector is asked of an address, which has the labels of all CiliumCIDRGroups of the cluster that hold it, and none where no group does: several requirements may be met by several groups, NotIn and DoesNotExist look at other policies' groups, too, and a selector of these alone matches the world, an empty one even pods. Use cidrGroupRef, or one label that only the groups which are meant have.",
  source:
    'measured on Cilium 1.20.2; its pkg/policy/k8s, applyCIDRGroup, puts the labels of a group on its prefixes, pkg/ipcache, mergeLabels, gives a prefix those of all prefixes around it, and pkg/policy/types, matchesEncodedRequirements, looks at each requirement by itself',
  reread: withGroupsMerged,
};

const itemSchema = z.looseObject({ cidrGroupSelector: endpointSelectorSchema });
const ruleSchema = z.looseObject({ fromCIDRSet: z.array(z.unknown()).optional(), toCIDRSet: z.array(z.unknown()).optional() });
const rulesSchema = z.array(ruleSchema).optional();
const specSchema = z.looseObject({ ingress: rulesSchema, ingressDeny: rulesSchema, egress: rulesSchema, egressDeny: rulesSchema });

type Rules = z.infer<typeof rulesSchema>;

/** Reads an item of a CIDR set for one address: itself, or what it is as good as; nothing where it matches nobody. */
type ReadItem = (item: unknown) => readonly unknown[];

/** The policies with the flow's addresses in place of selectors that match them otherwise than group by group; undefined where none does. */
function withGroupsMerged({ policies, flow, world }: DeviatingFlow): readonly Manifest[] | undefined {
  const groups = policies.filter(({ object }) => object.kind === 'CiliumCIDRGroup').map(readGroup);
  const addressOf = (id: string): string | undefined =>
    world.endpoints.find((endpoint) => endpoint.id === id)?.addresses.find((candidate) => parseAddress(candidate)?.family === flow.family);
  let changed = 0;
  const readerFor =
    (address: string | undefined): ReadItem =>
    (item) => {
      const parsed = itemSchema.safeParse(item);
      if (!parsed.success || address === undefined) return [item];
      const requirements = requirementsOf(parsed.data.cidrGroupSelector);
      const holding = groups.filter(({ cidrs }) => cidrs.some((cidr) => holds(cidr, address)));
      const matches = isMetTogether(holding.flatMap(labelsOf), requirements);
      if (matches === holding.some((group) => satisfies(labelsOf(group), requirements))) return [item];
      changed += 1;
      return matches ? [{ cidr: `${address}/${flow.family === 4 ? '32' : '128'}` }] : [];
    };
  const readers = { from: readerFor(addressOf(flow.source)), to: readerFor(addressOf(flow.destination)) };
  const reread = policies.map((manifest) => rereadCiliumSpecs(manifest, (spec) => readSpec(spec, readers)));
  return changed === 0 ? undefined : reread;
}

function readGroup(manifest: Manifest): CidrGroup {
  return readCidrGroup({ ...manifest, object: dropNulls(manifest.object) });
}

function labelsOf({ labels }: CidrGroup): readonly CiliumLabel[] {
  return Object.entries(labels).map(([key, value]) => ({ source: 'cidrgroup', key, value }));
}

function holds(cidr: string, address: string): boolean {
  const set = parseCidr(cidr);
  return set !== undefined && contains(set, address);
}

/** Labels of several groups may have one key and several values. */
function isMetTogether(labels: readonly CiliumLabel[], requirements: readonly Requirement[]): boolean {
  return requirements.every((requirement) => {
    const isMet = (label: CiliumLabel): boolean => satisfies([label], [requirement]);
    return requirement.operator === 'In' || requirement.operator === 'Exists' ? labels.some(isMet) : labels.every(isMet);
  });
}

interface Readers {
  readonly from: ReadItem;
  readonly to: ReadItem;
}

function readSpec(spec: unknown, readers: Readers): unknown {
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) return spec;
  const { ingress, ingressDeny, egress, egressDeny } = parsed.data;
  const read = {
    ingress: readRules(ingress, readers),
    ingressDeny: readRules(ingressDeny, readers),
    egress: readRules(egress, readers),
    egressDeny: readRules(egressDeny, readers),
  };
  return { ...parsed.data, ...Object.fromEntries(Object.entries(read).filter(([, rules]) => rules !== undefined)) };
}

function readRules(rules: Rules, { from, to }: Readers): Rules {
  return rules?.map((rule) => ({
    ...rule,
    ...(rule.fromCIDRSet && { fromCIDRSet: rule.fromCIDRSet.flatMap(from) }),
    ...(rule.toCIDRSet && { toCIDRSet: rule.toCIDRSet.flatMap(to) }),
  }));
}
