import type { Endpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { CalicoEntity, CalicoNetworkSet, CalicoPolicyRule } from '../objects/calico.ts';
import type { Labels } from '../world/fuzz-world.ts';
import { calicoLabels, setLabels, unprefixed } from './calico-labels.ts';
import { selects } from './calico-selector.ts';
import { inNetwork } from './in-network.ts';
import { addressOf, type Question } from './question.ts';

const namespaceKey = 'projectcalico.org/namespace';

/** Calico documentation, "Network policy", "Rule" and "EntityRule": every condition that a rule names must hold. */
export function matchesCalicoRule(
  rule: CalicoPolicyRule,
  namespace: string | undefined,
  sets: readonly CalicoNetworkSet[],
  question: Question,
): boolean {
  const { flow, source, destination } = question;
  const { ipVersion, protocol, notProtocol, icmp, notICMP } = rule;
  const mine = { namespace, sets, question };
  return (
    (ipVersion === undefined || ipVersion === flow.family) &&
    (protocol === undefined || isProtocol(protocol, question)) &&
    (notProtocol === undefined || !isProtocol(notProtocol, question)) &&
    (icmp === undefined || isIcmp(icmp, question)) &&
    (notICMP?.type === undefined || flow.protocol !== 'ICMP' || !isIcmp(notICMP, question)) &&
    isEntity(rule.source ?? {}, source, mine) &&
    isEntity(rule.destination ?? {}, destination, mine) &&
    isPort(rule, 'source', question) &&
    isPort(rule, 'destination', question)
  );
}

function isProtocol(wanted: string | number, { flow }: Question): boolean {
  const numbers = { TCP: 6, UDP: 17, SCTP: 132, ICMP: flow.family === 4 ? 1 : 58 };
  const names: Readonly<Record<string, number>> = { TCP: 6, UDP: 17, SCTP: 132, UDPLite: 136, ICMP: 1, ICMPv6: 58 };
  return (typeof wanted === 'number' ? wanted : names[wanted]) === numbers[flow.protocol];
}

/** A flow over ICMP is an echo request. */
function isIcmp({ type, code }: { readonly type?: number; readonly code?: number }, { flow }: Question): boolean {
  const echo = flow.family === 4 ? 8 : 128;
  return (type === undefined || type === echo) && (code === undefined || code === 0);
}

interface Mine {
  readonly namespace: string | undefined;
  readonly sets: readonly CalicoNetworkSet[];
  readonly question: Question;
}

function isEntity(entity: CalicoEntity, end: Endpoint, mine: Mine): boolean {
  const { nets = [], notNets = [], services } = entity;
  const address = addressOf(end, mine.question.flow);
  return (
    (nets.length === 0 || nets.some((net) => inNetwork(address, net))) &&
    !notNets.some((net) => inNetwork(address, net)) &&
    (services === undefined || isService(services, end, mine)) &&
    isSelected(entity, end, mine)
  );
}

function isService({ name, namespace }: NonNullable<CalicoEntity['services']>, end: Endpoint, mine: Mine): boolean {
  const { world, flow, direction } = mine.question;
  const service = world.services.find((one) => one.name === name && one.namespace === (namespace ?? mine.namespace));
  if (!service?.backends.includes(end.id)) return false;
  // As a destination it stands for its ports, too.
  return (
    direction === 'ingress' || service.ports.some(({ protocol, targetPort }) => protocol === flow.protocol && targetPort === flow.port)
  );
}

/** Selectors mean pods and network sets; without `namespaceSelector`, those of the policy's own namespace. */
function isSelected(entity: CalicoEntity, end: Endpoint, { namespace, sets, question }: Mine): boolean {
  const { selector, notSelector, namespaceSelector, serviceAccounts } = entity;
  const asks = selector ?? namespaceSelector ?? serviceAccounts?.selector ?? serviceAccounts?.names?.[0];
  if (asks === undefined && notSelector === undefined) return true;
  const address = addressOf(end, question.flow);
  const labelled = [
    ...(end.kind === 'pod' ? [calicoLabels(question.world, end)] : []),
    ...sets.filter(({ spec }) => (spec.nets ?? []).some((net) => inNetwork(address, net))).map((set) => setLabels(question.world, set)),
  ];
  // Alone in a GlobalNetworkPolicy it also means what has no labels.
  if (asks === undefined && namespace === undefined) return !labelled.some((labels) => selects(notSelector ?? '', labels));
  return labelled.some((labels) => isMeant(entity, labels, namespace));
}

function isMeant(
  { selector, notSelector, namespaceSelector, serviceAccounts }: CalicoEntity,
  labels: Labels,
  own: string | undefined,
): boolean {
  const home = labels[namespaceKey];
  const account = labels['projectcalico.org/serviceaccount'];
  return (
    isHome(namespaceSelector, labels, home, own) &&
    (selector === undefined || selects(selector, labels)) &&
    (notSelector === undefined || !selects(notSelector, labels)) &&
    (serviceAccounts?.names === undefined || (account !== undefined && serviceAccounts.names.includes(account))) &&
    (serviceAccounts?.selector === undefined || selects(serviceAccounts.selector, unprefixed('pcsa.', labels)))
  );
}

function isHome(namespaceSelector: string | undefined, labels: Labels, home: string | undefined, own: string | undefined): boolean {
  if (namespaceSelector === undefined) return own === undefined || home === own;
  if (namespaceSelector === 'global()') return home === undefined;
  if (namespaceSelector === 'all()') return home !== undefined;
  return selects(namespaceSelector.replaceAll(/all\(\)/g, `has(${namespaceKey})`), {
    ...unprefixed('pcns.', labels),
    ...(home !== undefined && { [namespaceKey]: home }),
  });
}

/** A probe's own port is any of a client's (from 32768). */
function isPort(rule: CalicoPolicyRule, side: 'source' | 'destination', question: Question): boolean {
  const { ports = [], notPorts = [] } = rule[side] ?? {};
  const matches = (wanted: number | string): boolean => matchesPort(wanted, side, question);
  return (ports.length === 0 || ports.some(matches)) && !notPorts.some(matches);
}

function matchesPort(wanted: number | string, side: 'source' | 'destination', { flow, destination }: Question): boolean {
  if (flow.protocol === 'ICMP') return false;
  const [first = 0, last = first] = String(wanted).split(':').map(Number);
  if (!Number.isNaN(first)) {
    const port = side === 'source' ? 40_000 : flow.port;
    return first <= port && port <= last;
  }
  const named = side === 'destination' && destination.kind === 'pod' ? destination.ports : [];
  return named.some(({ name, port, protocol }) => name === wanted && port === flow.port && protocol === flow.protocol);
}
