import { parseCidr } from '../../address/parse-cidr.ts';
import { subtract } from '../../address/subtract.ts';
import type { PodEndpoint } from '../../vocabulary/endpoint.ts';
import type { FindingContext } from '../context.ts';
import { objectsText, policyText } from '../example.ts';
import { certain, type Found } from '../finding.ts';
import { formatPolicyRef } from '../../policy/format-policy-ref.ts';
import { coversPort } from '../reading/covers.ts';
import type { PeersReading, PolicyReading, PortReading, PortsReading, RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';

const policy = (name: string, priority: number, action: string): string =>
  policyText(
    'ClusterNetworkPolicy',
    [
      'tier: Admin',
      `priority: ${String(priority)}`,
      'subject: { namespaces: {} }',
      `ingress: [{ action: ${action}, from: [{ namespaces: {} }] }]`,
    ],
    name,
  );

/** Two policies of which nobody said who is first. */
export const equalOrder: Rule = {
  id: 'equal-order',
  title: 'Two policies of one order decide the same flows differently',
  severity: 'undefined',
  dialects: ['calico', 'clusterNetworkPolicy'],
  source: 'https://network-policy-api.sigs.k8s.io/reference/spec/',
  example: {
    bad: objectsText(policy('shop-allow', 10, 'Accept'), policy('shop-deny', 10, 'Deny')),
    good: objectsText(policy('shop-allow', 10, 'Accept'), policy('shop-deny', 20, 'Deny')),
  },
  find: (context) =>
    context.policies.flatMap((one, index) =>
      context.policies.slice(index + 1).flatMap((other): readonly Found[] => {
        const clash = findClash(one, other, context);
        if (clash === undefined) return [];
        const isCalico = one.dialect === 'calico';
        return [
          {
            object: other.ref,
            path: clash.later.path,
            certainty: certain,
            severity: isCalico ? 'suspicious' : 'undefined',
            source: isCalico ? 'https://docs.tigera.io/calico/latest/reference/resources/networkpolicy' : equalOrder.source,
            sentence: `It has the same ${isCalico ? 'order' : 'priority'} as ${formatPolicyRef(one.ref)}, whose ${clash.earlier.path} (${clash.earlier.action}) is about the same flows as ${clash.later.path} (${clash.later.action}): ${isCalico ? 'their names decide which one is first' : 'which one is first is not defined'}.`,
            advice: `Give the two different ${isCalico ? 'orders' : 'priorities'}.`,
          },
        ];
      }),
    ),
};

interface Clash {
  readonly earlier: RuleReading;
  readonly later: RuleReading;
}

const ordered: ReadonlySet<string> = new Set(equalOrder.dialects);

function findClash(one: PolicyReading, other: PolicyReading, { world }: FindingContext): Clash | undefined {
  if (one.dialect !== other.dialect || !ordered.has(one.dialect) || one.tier !== other.tier) return undefined;
  const [a, b] = [one.compiled[0], other.compiled[0]];
  if (a === undefined || a.order !== b?.order) return undefined;
  const pods = world.endpoints.filter((endpoint) => endpoint.kind === 'pod');
  if (!pods.some(({ id }) => a.subjects.has(id) && b.subjects.has(id))) return undefined;
  for (const earlier of one.parts.flatMap(({ rules }) => rules)) {
    const later = other.parts
      .flatMap(({ rules }) => rules)
      .find(
        (rule) =>
          rule.direction === earlier.direction &&
          rule.action !== earlier.action &&
          rule.action !== 'log' &&
          earlier.action !== 'log' &&
          rule.conditions === 'all' &&
          earlier.conditions === 'all' &&
          meetPorts(rule.ports, earlier.ports) &&
          meetPeers(rule.peers, earlier.peers, pods),
      );
    if (later !== undefined) return { earlier, later };
  }
  return undefined;
}

function meetPeers(a: PeersReading, b: PeersReading, pods: readonly PodEndpoint[]): boolean {
  if (a.kind === 'nobody' || b.kind === 'nobody') return false;
  if (a.kind === 'everyone' || b.kind === 'everyone') return true;
  return a.items.some((item) =>
    b.items.some((other) => {
      if (item.key === other.key) return true;
      if (item.kind === 'pods' && other.kind === 'pods') return pods.some((pod) => item.selects(pod) && other.selects(pod));
      return item.kind === 'cidr' && other.kind === 'cidr' && meetCidrs(item.cidr, other.cidr);
    }),
  );
}

function meetCidrs(a: string, b: string): boolean {
  const [one, other] = [parseCidr(a), parseCidr(b)];
  if (one === undefined || other === undefined) return false;
  const isInside = (inner: typeof one, outer: typeof one): boolean => {
    const rest = subtract(inner, outer);
    return rest.v4.length + rest.v6.length === 0;
  };
  return isInside(one, other) || isInside(other, one);
}

function meetPorts(a: PortsReading, b: PortsReading): boolean {
  if (a.kind === 'every' || b.kind === 'every') return true;
  return a.items.some((item) => b.items.some((other) => meetPort(item, other)));
}

function meetPort(a: PortReading, b: PortReading): boolean {
  if (coversPort(a, b) || coversPort(b, a)) return true;
  if (a.port.kind === 'name' || b.port.kind === 'name') return false;
  const isOneProtocol = a.protocol === b.protocol || a.protocol === 'any' || b.protocol === 'any';
  return isOneProtocol && a.port.first <= b.port.last && b.port.first <= a.port.last;
}
