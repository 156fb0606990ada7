import type { EntityRule } from '../../dialects/calico/entity-rule-schema.ts';
import { podLabels } from '../../dialects/calico/labelled.ts';
import { type CalicoSpec, globalNetworkPolicySchema, networkPolicySchema } from '../../dialects/calico/policy-schema.ts';
import type { CalicoPort } from '../../dialects/calico/port-schema.ts';
import type { CalicoRule } from '../../dialects/calico/rule-schema.ts';
import { scopeEntity, scopeSubject } from '../../dialects/calico/scope-selectors.ts';
import { matchesSelector } from '../../dialects/calico/selector/matches-selector.ts';
import type { Selector } from '../../dialects/calico/selector/selector.ts';
import { dropNulls } from '../../dialects/schema/drop-nulls.ts';
import { parseManifest } from '../../dialects/schema/parse-manifest.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import type { World } from '../../vocabulary/world.ts';
import { fieldsOf, itemsOf } from './fields.ts';
import {
  type Direction,
  type LabelTerm,
  type PeerReading,
  type PeersReading,
  type PolicyPart,
  type PortReading,
  type PortsReading,
  type RuleReading,
  writtenAs,
} from './policy-reading.ts';

interface Place {
  readonly world: World;
  readonly namespace: string | undefined;
}

type Raw = Readonly<Record<string, unknown>>;

const actions = { Allow: 'allow', Deny: 'deny', Pass: 'pass', Log: 'log' } as const;

/** A NetworkPolicy or GlobalNetworkPolicy of projectcalico.org. @throws ManifestError where the API refuses it */
export function readCalico(manifest: Manifest, world: World): readonly PolicyPart[] {
  const object = { ...manifest, object: dropNulls(manifest.object) };
  const { namespace } = manifest.object.metadata;
  const spec: CalicoSpec = parseManifest(namespace === undefined ? globalNetworkPolicySchema : networkPolicySchema, object).spec;
  const raw = fieldsOf(manifest.object['spec']);
  const place = { world, namespace };
  const selector = scopeSubject(spec, namespace);
  const named = (type: 'Ingress' | 'Egress'): 'yes' | 'no' | 'implied' =>
    spec.types === undefined ? 'implied' : spec.types.includes(type) ? 'yes' : 'no';
  return [
    {
      path: 'spec',
      subject: {
        path: 'spec.selector',
        text: `selector ${spec.selector?.text ?? 'all()'}`,
        terms: spec.selector === undefined ? [] : labelTerms(spec.selector.selector),
        selects: (pod) => matchesSelector(selector, podLabels(world, pod)),
      },
      ingress: { written: writtenAs(raw['ingress']), path: 'spec.ingress', named: named('Ingress') },
      egress: { written: writtenAs(raw['egress']), path: 'spec.egress', named: named('Egress') },
      rules: [...readRules(spec, raw, 'ingress', place), ...readRules(spec, raw, 'egress', place)],
    },
  ];
}

function readRules(spec: CalicoSpec, raw: Raw, direction: Direction, place: Place): readonly RuleReading[] {
  return (spec[direction] ?? []).map((rule, index) => {
    const written = fieldsOf(itemsOf(raw[direction])[index]);
    const path = `spec.${direction}[${String(index)}]`;
    const far = direction === 'ingress' ? 'source' : 'destination';
    return {
      path,
      direction,
      action: actions[rule.action],
      peers: readPeers(rule[far], written[far], `${path}.${far}`, place),
      ports: readPorts(rule, written, path),
      conditions: isPlain(rule, direction) ? 'all' : 'some',
    };
  });
}

/** Whether the reading of peers and ports is all that the rule says. */
function isPlain(rule: CalicoRule, direction: Direction): boolean {
  const { ipVersion, notProtocol, icmp, notICMP, source = {}, destination = {}, protocol } = rule;
  const [far, near] = direction === 'ingress' ? [source, destination] : [destination, source];
  const has = (entity: EntityRule, ...keys: readonly (keyof EntityRule)[]): boolean =>
    keys.some((key) => writtenAs(entity[key]) === 'filled');
  return (
    [ipVersion, notProtocol, icmp, notICMP].every((field) => field === undefined) &&
    (protocol === undefined || protocol.kind === 'transport') &&
    !has(far, 'notNets', 'notSelector', 'notPorts', 'services') &&
    !has(near, 'nets', 'notNets', 'selector', 'notSelector', 'namespaceSelector', 'notPorts', 'serviceAccounts', 'services') &&
    !has(source, 'ports')
  );
}

function readPeers(entity: EntityRule | undefined, raw: unknown, path: string, { world, namespace }: Place): PeersReading {
  const { nets = [], services } = entity ?? {};
  const { positive } = scopeEntity(entity ?? {}, namespace);
  const items: PeerReading[] = [];
  if (services !== undefined) {
    items.push({ kind: 'other', path: `${path}.services`, key: JSON.stringify(services), text: `Service ${services.name}` });
  } else if (positive !== undefined && nets.length > 0) {
    items.push({ kind: 'other', path, key: JSON.stringify(raw), text: 'pods in nets' });
  } else if (positive !== undefined) {
    const text = describe(entity);
    items.push({
      kind: 'pods',
      path: entity?.selector === undefined ? path : `${path}.selector`,
      key: text,
      text,
      namespaces: entity?.namespaceSelector === undefined && namespace !== undefined ? 'own' : 'selected',
      terms: entity?.selector === undefined ? [] : labelTerms(entity.selector.selector),
      selects: (pod) => matchesSelector(positive, podLabels(world, pod)),
    });
  } else {
    nets.forEach((cidr, index) => items.push({ kind: 'cidr', path: `${path}.nets[${String(index)}]`, key: cidr, cidr, except: [] }));
  }
  if (items.length > 0) return { kind: 'some', items, path };
  const written = fieldsOf(raw);
  const field = Object.keys(written).find((key) => key !== 'ports' && key !== 'notPorts' && writtenAs(written[key]) !== 'filled');
  if (field !== undefined) return { kind: 'everyone', written: writtenAs(written[field]), path: `${path}.${field}` };
  const whole = writtenAs(raw);
  return { kind: 'everyone', written: whole === 'filled' ? 'missing' : whole, path };
}

function readPorts({ protocol, destination }: CalicoRule, written: Raw, path: string): PortsReading {
  const { ports = [] } = destination ?? {};
  const at = `${path}.destination.ports`;
  if (protocol !== undefined && protocol.kind !== 'transport') return { kind: 'some', items: [], path };
  const named = protocol === undefined ? 'any' : protocol.protocol === 'UDPLite' ? undefined : protocol.protocol;
  if (named === undefined) return { kind: 'some', items: [], path };
  if (ports.length > 0) {
    return { kind: 'some', items: ports.map((port, index) => readPort(port, named, `${at}[${String(index)}]`)), path: at };
  }
  const state = writtenAs(fieldsOf(written['destination'])['ports']);
  if (named === 'any' || state !== 'missing') return { kind: 'every', written: state, path: at };
  return { kind: 'some', items: [{ path: `${path}.protocol`, protocol: named, port: { kind: 'range', first: 1, last: 65_535 } }], path };
}

function readPort(port: CalicoPort, protocol: PortReading['protocol'], path: string): PortReading {
  return { path, protocol, port };
}

function describe({ selector, namespaceSelector, serviceAccounts, notSelector }: EntityRule = {}): string {
  const parts = [
    selector === undefined ? [] : [`selector ${selector.text}`],
    notSelector === undefined ? [] : [`not ${notSelector.text}`],
    namespaceSelector === undefined ? [] : [`in namespaces ${namespaceSelector.text}`],
    serviceAccounts === undefined
      ? []
      : [`service accounts ${[...(serviceAccounts.names ?? []), serviceAccounts.selector?.text ?? ''].join(', ')}`],
  ];
  return parts.flat().join(' ');
}

/** What of a selector has to hold, as far as it is labels with values. */
function labelTerms(selector: Selector): readonly LabelTerm[] {
  switch (selector.kind) {
    case 'and':
      return selector.operands.flatMap(labelTerms);
    case 'compare':
      return selector.operator === '==' && isOfPods(selector.label) ? [{ key: selector.label, values: [selector.value] }] : [];
    case 'set':
      return selector.operator === 'in' && isOfPods(selector.label) ? [{ key: selector.label, values: selector.values }] : [];
    case 'all':
    case 'global':
    case 'has':
    case 'not':
    case 'or':
      return [];
  }
}

/** Calico adds labels of its own. */
function isOfPods(label: string): boolean {
  return !/^(projectcalico\.org\/|pcns\.|pcsa\.)/.test(label);
}
