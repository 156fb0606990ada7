import { identityLabels } from '../../dialects/cilium/identity-labels.ts';
import { type CiliumSpec, ciliumPolicySchema } from '../../dialects/cilium/policy-schema.ts';
import type { CiliumPort } from '../../dialects/cilium/port-schema.ts';
import { satisfies } from '../../dialects/cilium/requirement.ts';
import type { CiliumRule } from '../../dialects/cilium/rule-schema.ts';
import { impliedNamespaceOf, type PolicyScope, scopePeer, scopeSubject } from '../../dialects/cilium/scope-selector.ts';
import { dropNulls } from '../../dialects/schema/drop-nulls.ts';
import { parseManifest } from '../../dialects/schema/parse-manifest.ts';
import { formatLabelSelector } from '../../selector/format-label-selector.ts';
import type { LabelSelector } from '../../selector/label-selector.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import type { World } from '../../vocabulary/world.ts';
import { fieldsOf, itemsOf } from './fields.ts';
import {
  everyPort,
  type PeerReading,
  type PeersReading,
  type PolicyPart,
  type PortReading,
  type PortsReading,
  type RuleReading,
  writtenAs,
} from './policy-reading.ts';
import { termsOf } from './terms-of.ts';

interface Place {
  readonly world: World;
  readonly scope: PolicyScope;
}

/** A CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy. @throws ManifestError where the API refuses it */
export function readCilium(manifest: Manifest, world: World): readonly PolicyPart[] {
  const { spec, specs = [] } = parseManifest(ciliumPolicySchema, { ...manifest, object: dropNulls(manifest.object) });
  const { namespace } = manifest.object.metadata;
  const place: Place = { world, scope: namespace === undefined ? { kind: 'cluster' } : { kind: 'namespace', name: namespace } };
  const raws = itemsOf(manifest.object['specs']);
  return [
    ...(spec === undefined ? [] : [readSpec(spec, fieldsOf(manifest.object['spec']), 'spec', place)]),
    ...specs.map((item, index) => readSpec(item, fieldsOf(raws[index]), `specs[${String(index)}]`, place)),
  ];
}

type Raw = Readonly<Record<string, unknown>>;

const fields = [
  ['ingress', 'ingress', 'allow'],
  ['ingressDeny', 'ingress', 'deny'],
  ['egress', 'egress', 'allow'],
  ['egressDeny', 'egress', 'deny'],
] as const;

function readSpec(spec: CiliumSpec, raw: Raw, path: string, place: Place): PolicyPart {
  const { endpointSelector = {} } = spec;
  const requirements = scopeSubject(endpointSelector, place.scope);
  return {
    path,
    subject: {
      path: `${path}.endpointSelector`,
      text: `endpoints ${formatLabelSelector(endpointSelector)}`,
      terms: labelsOf(endpointSelector),
      selects: (pod) => satisfies(identityLabels(place.world, pod), requirements),
    },
    ingress: { written: writtenAs(raw['ingress']), path: `${path}.ingress`, named: 'implied' },
    egress: { written: writtenAs(raw['egress']), path: `${path}.egress`, named: 'implied' },
    rules: fields.flatMap(([field, direction, action]) => {
      const rules: readonly CiliumRule[] = spec[field] ?? [];
      return rules.map((rule, index): RuleReading => {
        const rulePath = `${path}.${field}[${String(index)}]`;
        const written = fieldsOf(itemsOf(raw[field])[index]);
        const { icmps = [], toPorts = [] } = rule;
        const isPlain = icmps.length === 0 && toPorts.every(({ rules: seventh }) => seventh === undefined);
        return {
          path: rulePath,
          direction,
          action,
          peers: readPeers(rule, written, rulePath, place),
          ports: readPorts(rule, written, rulePath),
          conditions: isPlain ? 'all' : 'some',
        };
      });
    }),
  };
}

/** Every list of peers that is given is a condition; schemas let no two of them stand together. */
function readPeers(rule: CiliumRule, written: Raw, path: string, { world, scope }: Place): PeersReading {
  const items: PeerReading[] = [];
  const add = <Item>(field: string, list: readonly Item[] | undefined, read: (item: Item, at: string) => PeerReading): void => {
    (list ?? []).forEach((item, index) => items.push(read(item, `${path}.${field}[${String(index)}]`)));
  };
  const endpoints = (selector: LabelSelector, at: string): PeerReading => {
    const requirements = scopePeer(selector, scope);
    const namespace = impliedNamespaceOf(selector, scope);
    const text = `endpoints ${formatLabelSelector(selector)}${namespace === undefined ? '' : ` in namespace ${namespace}`}`;
    return {
      kind: 'pods',
      path: at,
      key: text,
      text,
      namespaces: namespace === undefined ? 'selected' : 'own',
      terms: labelsOf(selector),
      selects: (pod) => satisfies(identityLabels(world, pod), requirements),
    };
  };
  const cidr = (text: string, at: string): PeerReading => ({ kind: 'cidr', path: at, key: text, cidr: text, except: [] });
  const other = (item: unknown, at: string): PeerReading => ({
    kind: 'other',
    path: at,
    key: JSON.stringify(item),
    text: JSON.stringify(item),
  });
  const entity = (text: string, at: string): PeerReading => ({ kind: 'other', path: at, key: `entity ${text}`, text: `entity ${text}` });
  add('fromEndpoints', rule.fromEndpoints, endpoints);
  add('toEndpoints', rule.toEndpoints, endpoints);
  add('fromCIDR', rule.fromCIDR, cidr);
  add('toCIDR', rule.toCIDR, cidr);
  for (const field of ['fromCIDRSet', 'toCIDRSet'] as const) {
    add(field, rule[field], (item, at) => {
      const { cidr: text, except = [] } = item;
      return text === undefined ? other(item, at) : { kind: 'cidr', path: at, key: JSON.stringify([text, except]), cidr: text, except };
    });
  }
  add('fromEntities', rule.fromEntities, entity);
  add('toEntities', rule.toEntities, entity);
  add('toServices', rule.toServices, other);
  add('toFQDNs', rule.toFQDNs, other);
  if (items.length > 0) return { kind: 'some', items, path };
  const given = Object.keys(written).filter((key) => /^(from|to)(?!Ports$)/.test(key));
  const field = given[0];
  // Nobody is in an empty list of endpoints, CIDRs or entities; one of Services or names is as good as absent.
  const closed = given.find((key) => writtenAs(written[key]) === 'empty' && !/^to(Services|FQDNs)$/.test(key));
  if (closed !== undefined) return { kind: 'nobody', written: 'empty', path: `${path}.${closed}` };
  // An empty rule matches nothing; it only switches the default deny on.
  if (field === undefined && Object.keys(written).length === 0) return { kind: 'nobody', written: 'missing', path };
  return field === undefined
    ? { kind: 'everyone', written: 'missing', path }
    : { kind: 'everyone', written: writtenAs(written[field]), path: `${path}.${field}` };
}

function readPorts({ toPorts = [] }: CiliumRule, written: Raw, path: string): PortsReading {
  if (toPorts.length === 0) return { kind: 'every', written: writtenAs(written['toPorts']), path: `${path}.toPorts` };
  const raws = itemsOf(written['toPorts']);
  const items = toPorts.flatMap(({ ports = [] }, index) => {
    const at = `${path}.toPorts[${String(index)}].ports`;
    return ports.map((port, position) => readPort(port, `${at}[${String(position)}]`));
  });
  const open = toPorts.findIndex(({ ports = [] }) => ports.length === 0);
  if (open === -1) return { kind: 'some', items, path: `${path}.toPorts` };
  return { kind: 'every', written: writtenAs(fieldsOf(raws[open])['ports']), path: `${path}.toPorts[${String(open)}].ports` };
}

function readPort({ port, endPort = 0, protocol = 'ANY' }: CiliumPort, path: string): PortReading {
  const common = { path, protocol: protocol === 'ANY' ? ('any' as const) : protocol };
  if (port === '0') return { ...common, port: everyPort };
  const number = Number(port);
  if (Number.isNaN(number)) return { ...common, port: { kind: 'name', name: port } };
  return { ...common, port: { kind: 'range', first: number, last: Math.max(number, endPort) } };
}

/** Labels of pods: those of namespaces, of Cilium's own and of special identities are none. */
function labelsOf(selector: LabelSelector): PolicyPart['subject']['terms'] {
  return termsOf(selector)
    .filter(({ key }) => !/(^|:)io\.(kubernetes|cilium)\.|^reserved:/.test(key))
    .map(({ key, values }) => ({ key: key.slice(key.indexOf(':') + 1), values }));
}
