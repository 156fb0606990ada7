import { z } from 'zod';
import type { Manifest } from '../../../vocabulary/manifest.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';
import { rereadCiliumSpecs } from './reread-specs.ts';

/** Found by generated policies: a lookup was refused that the second of two DNS rules names, where the first says one name twice. */
export const ciliumRepeatedNames: Deviation = {
  id: 'cilium-repeated-name-hides-names',
  engines: ['cilium'],
  sentence:
    'On Cilium a DNS rule that says a name twice hides a later rule of the policy for the same peers, port and protocol which has as many names, that one among them: lookups of its other names are refused. Say each name once.',
  source:
    'measured on Cilium 1.20.2; its pkg/policy, mergePortProto, merges nothing where two rules are equal, and pkg/policy/api, PortRulesDNS.DeepEqual, takes lists of the same length for equal where the second has every name of the first',
  reread: withNamesHidden,
};

const nameSchema = z.looseObject({ matchName: z.string().optional(), matchPattern: z.string().optional() });
const portSchema = z.looseObject({ port: z.string(), protocol: z.string().optional() });
const itemSchema = z.looseObject({ ports: z.array(portSchema), rules: z.looseObject({ dns: z.array(nameSchema).min(1) }) });
const ruleSchema = z.looseObject({ toPorts: z.array(z.unknown()) });
const specSchema = z.looseObject({ egress: z.array(z.unknown()) });

type Name = z.infer<typeof nameSchema>;

/** The policies without the names that are hidden; undefined where none is. */
function withNamesHidden({ policies }: DeviatingFlow): readonly Manifest[] | undefined {
  const reread = policies.map((manifest) => rereadCiliumSpecs(manifest, readSpec));
  return reread.every((manifest, index) => manifest === policies[index]) ? undefined : reread;
}

function readSpec(spec: unknown): unknown {
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) return spec;
  const merged = new Map<string, readonly Name[]>();
  const egress = readEach(parsed.data.egress, (rule) => readRule(rule, merged));
  return egress === parsed.data.egress ? spec : { ...parsed.data, egress };
}

/** @param merged what earlier rules allow, by peers, port and protocol; what this one does is put there */
function readRule(rule: unknown, merged: Map<string, readonly Name[]>): unknown {
  const parsed = ruleSchema.safeParse(rule);
  if (!parsed.success) return rule;
  const { toPorts, ...peers } = parsed.data;
  const read = toPorts.flatMap((item) => readItem(item, JSON.stringify(peers), merged));
  return read.every((item, index) => item === toPorts[index]) ? rule : { ...peers, toPorts: read };
}

/** The item itself; where names are hidden for one of its ports, an item for each port and protocol with the names that count there. */
function readItem(item: unknown, peers: string, merged: Map<string, readonly Name[]>): readonly unknown[] {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) return [item];
  const { ports, rules, ...rest } = parsed.data;
  const parts = ports.flatMap(({ port, protocol }) =>
    protocolsOf(protocol).map((one) => {
      const key = `${peers} ${port} ${one}`;
      const earlier = merged.get(key);
      const hidden = earlier !== undefined && isTakenForEqual(earlier, rules.dns);
      merged.set(key, hidden ? earlier : mergeNames(earlier, rules.dns));
      const dns = hidden ? earlier : rules.dns;
      return { isChanged: !rules.dns.every((name) => has(dns, name)), item: { ...rest, ports: [{ port, protocol: one }], rules: { dns } } };
    }),
  );
  return parts.some(({ isChanged }) => isChanged) ? parts.map((part) => part.item) : [item];
}

function protocolsOf(protocol = 'ANY'): readonly string[] {
  return protocol === 'ANY' ? ['TCP', 'UDP', 'SCTP'] : [protocol];
}

function isTakenForEqual(earlier: readonly Name[], names: readonly Name[]): boolean {
  return earlier.length === names.length && earlier.every((name) => has(names, name));
}

function mergeNames(earlier: readonly Name[] | undefined, names: readonly Name[]): readonly Name[] {
  return earlier === undefined ? names : [...earlier, ...names.filter((name) => !has(earlier, name))];
}

function has(names: readonly Name[], { matchName, matchPattern }: Name): boolean {
  return names.some((one) => one.matchName === matchName && one.matchPattern === matchPattern);
}

/** The very same list where every item stays as it is. */
function readEach(items: readonly unknown[], read: (item: unknown) => unknown): readonly unknown[] {
  const after = items.map(read);
  return after.every((item, index) => item === items[index]) ? items : after;
}
