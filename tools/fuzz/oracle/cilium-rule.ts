import type {
  CiliumCidrGroup,
  CiliumCidrItem,
  CiliumName,
  CiliumPolicyRule,
  CiliumPortItem,
  CiliumServiceItem,
} from '../objects/cilium.ts';
import { ciliumLabels, fits, isPeer } from './cilium-labels.ts';
import { inNetwork } from './in-network.ts';
import { addressOf, peerOf, type Question, subjectOf } from './question.ts';

/** A question with what rules may refer to. */
export interface CiliumQuestion extends Question {
  readonly groups: readonly CiliumCidrGroup[];
  /** Names whose lookups by the subject are read. */
  readonly dnsRules: readonly CiliumName[];
}

/** Cilium documentation, "Layer 3 Policies" and "Layer 4 Policies". @param home the policy's namespace; undefined for a clusterwide one */
export function matchesCiliumRule(rule: CiliumPolicyRule, home: string | undefined, question: CiliumQuestion): boolean {
  const { toPorts = [], icmps = [] } = rule;
  const named = namesPeers(rule);
  const limited = toPorts.length + icmps.length > 0;
  if (!named && !limited) return false;
  if (named && !isNamedPeer(rule, home, question)) return false;
  return (
    !limited ||
    toPorts.some((item) => isPort(item, question)) ||
    icmps.some(({ fields = [] }) => fields.some((field) => isIcmp(field, question)))
  );
}

/** An empty list of endpoints, CIDRs or entities names nobody; one of Services or names is as good as absent. */
function namesPeers(rule: CiliumPolicyRule): boolean {
  const { fromEndpoints, fromCIDR, fromCIDRSet, fromEntities, toEndpoints, toCIDR, toCIDRSet, toEntities } = rule;
  const lists = [fromEndpoints, fromCIDR, fromCIDRSet, fromEntities, toEndpoints, toCIDR, toCIDRSet, toEntities];
  return lists.some((list) => list !== undefined) || (rule.toServices ?? []).length + (rule.toFQDNs ?? []).length > 0;
}

/** One rule names peers in one way. */
function isNamedPeer(rule: CiliumPolicyRule, home: string | undefined, question: CiliumQuestion): boolean {
  const { direction, world } = question;
  const peer = peerOf(question);
  const labels = ciliumLabels(world, peer, subjectOf(question).node);
  const side = direction === 'ingress' ? 'from' : 'to';
  return (
    (rule[`${side}Endpoints`] ?? []).some((selector) => isPeer(labels, selector, home)) ||
    (rule[`${side}CIDR`] ?? []).some((cidr) => isCidr({ cidr }, question)) ||
    (rule[`${side}CIDRSet`] ?? []).some((item) => isCidr(item, question)) ||
    (rule[`${side}Entities`] ?? []).some((entity) => isEntity(entity, labels)) ||
    (rule.toServices ?? []).some((item) => isService(item, question)) ||
    (rule.toFQDNs ?? []).some((item) => isLearned(item, question))
  );
}

/** A CIDR means what is outside the cluster, unless the agent is configured otherwise. */
function isCidr({ cidr, except = [], cidrGroupRef, cidrGroupSelector }: CiliumCidrItem, question: CiliumQuestion): boolean {
  const peer = peerOf(question);
  if (peer.kind !== 'external') return false;
  const address = addressOf(peer, question.flow);
  if (cidr !== undefined) return inNetwork(address, cidr) && !except.some((hole) => inNetwork(address, hole));
  return question.groups
    .filter(({ metadata: { name, labels = {} } }) => {
      const sourced = Object.fromEntries(Object.entries(labels).map(([key, value]) => [`cidrgroup:${key}`, value]));
      return cidrGroupSelector === undefined ? name === cidrGroupRef : fits(sourced, cidrGroupSelector);
    })
    .some(({ spec }) => spec.externalCIDRs.some((one) => inNetwork(address, one)));
}

function isEntity(entity: string, labels: Readonly<Record<string, string>>): boolean {
  if (entity === 'all') return true;
  if (entity === 'cluster' || entity === 'cluster-mesh') return !Object.hasOwn(labels, 'reserved:world');
  return Object.hasOwn(labels, `reserved:${entity}`);
}

/** Endpoints that are no pods are matched as CIDRs are, so never where they are nodes. */
function isService({ k8sService, k8sServiceSelector }: CiliumServiceItem, question: Question): boolean {
  const peer = peerOf(question);
  return question.world.services.some(({ namespace, name, labels, backends }) => {
    const home = (k8sService ?? k8sServiceSelector)?.namespace ?? namespace;
    const sourced = Object.fromEntries(Object.entries(labels).map(([key, value]) => [`k8s:${key}`, value]));
    const meant = k8sServiceSelector === undefined ? name === k8sService?.serviceName : fits(sourced, k8sServiceSelector.selector);
    return home === namespace && meant && peer.kind === 'pod' && backends.includes(peer.id);
  });
}

/** A name means addresses that a lookup taught, which a DNS rule of the pod has to have let through; never pods or nodes. */
function isLearned(item: CiliumName, question: CiliumQuestion): boolean {
  const { via } = question.flow;
  if (via.kind !== 'name' || peerOf(question).kind !== 'external') return false;
  return isName(item, via.name) && question.dnsRules.some((rule) => isName(rule, via.name));
}

/** `*` is any characters of one label; `**.` at the start is one or more labels; `*` alone is every name. */
export function isName({ matchName, matchPattern }: CiliumName, name: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/\.$/, '');
  if (matchName !== undefined) return plain(matchName) === plain(name);
  const pattern = plain(matchPattern ?? '');
  if (pattern === '*') return true;
  if (pattern.startsWith('**.')) {
    const labels = plain(name).split('.');
    return labels.some((_, index) => index > 0 && isName({ matchPattern: pattern.slice(3) }, labels.slice(index).join('.')));
  }
  const [wanted, found] = [pattern.split('.'), plain(name).split('.')];
  return wanted.length === found.length && wanted.every((label, index) => isLabel(label, found[index] ?? ''));
}

function isLabel(pattern: string, label: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.at(-1);
  if (last === undefined) return pattern === label;
  return label.startsWith(first) && label.endsWith(last) && label.length >= first.length + last.length;
}

function isPort({ ports = [] }: CiliumPortItem, { flow, destination }: Question): boolean {
  if (flow.protocol === 'ICMP') return false;
  return ports.some(({ port, endPort = 0, protocol = 'ANY' }) => {
    if (protocol !== 'ANY' && protocol !== flow.protocol) return false;
    const number = Number(port);
    if (Number.isNaN(number)) {
      const named = destination.kind === 'pod' ? destination.ports : [];
      return named.some((one) => one.name === port.toLowerCase() && one.port === flow.port && one.protocol === flow.protocol);
    }
    return number === 0 || (number <= flow.port && flow.port <= Math.max(number, endPort));
  });
}

function isIcmp({ family = 'IPv4', type }: { readonly family?: string; readonly type: number | string }, { flow }: Question): boolean {
  if (flow.protocol !== 'ICMP' || (family === 'IPv4') !== (flow.family === 4)) return false;
  const echo = flow.family === 4 ? 8 : 128;
  return type === 'EchoRequest' || Number(type) === echo;
}
