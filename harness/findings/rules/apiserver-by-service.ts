import type { FindingContext } from '../context.ts';
import { apiWorkload, objectsText, policyText } from '../example.ts';
import { type Found, unknown } from '../finding.ts';
import { selectedBy } from '../isolation.ts';
import { coversPort } from '../reading/covers.ts';
import type { PolicyPart, RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';
import { findApiGrant } from '../uses-api.ts';
import { apiBinding } from './egress-without-apiserver.ts';

/** First addresses of the Service ranges of kubeadm, k3s, EKS, kops, MicroK8s, OpenShift: that of `default/kubernetes`. */
const serviceAddresses: ReadonlySet<string> = new Set([
  '10.96.0.1/32',
  '10.43.0.1/32',
  '10.100.0.1/32',
  '172.20.0.1/32',
  '100.64.0.1/32',
  '10.152.183.1/32',
  '172.30.0.1/32',
]);

const rule = (cidr: string, port: number): readonly string[] => [
  'podSelector: { matchLabels: { app: api } }',
  'policyTypes: [Egress]',
  `egress: [{ to: [{ ipBlock: { cidr: ${cidr} } }], ports: [{ port: ${String(port)} }] }]`,
];

/** The apiserver, by what its Service looks like before it is translated. */
export const apiserverByService: Rule = {
  id: 'apiserver-by-service',
  title: 'A rule means the apiserver by the address or the port of its Service',
  severity: 'cut off by accident',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  example: {
    beside: objectsText(apiWorkload, apiBinding),
    bad: policyText('NetworkPolicy', rule('10.96.0.1/32', 443)),
    good: policyText('NetworkPolicy', rule('172.18.0.2/32', 6443)),
  },
  find: (context) =>
    context.policies.flatMap(({ ref, parts }) =>
      parts.flatMap((part) =>
        part.rules.flatMap((each): readonly Found[] => {
          if (each.direction !== 'egress' || each.action !== 'allow' || each.peers.kind !== 'some') return [];
          const byAddress = each.peers.items.find((peer) => peer.kind === 'cidr' && serviceAddresses.has(peer.cidr));
          if (byAddress?.kind === 'cidr') {
            return [
              {
                object: ref,
                path: byAddress.path,
                certainty: unknown(
                  'whether this is the address of the Service default/kubernetes, and whether the enforcer sees flows before it is translated',
                ),
                sentence: `${byAddress.cidr} is usually the address of the Service default/kubernetes; most enforcers see the address of the apiserver behind it, which this rule does not name.`,
                advice: 'Write the addresses and the port of the endpoints: kubectl get endpointslices -n default.',
              },
            ];
          }
          return byPort(each, part, context).map((sentence) => ({
            object: ref,
            path: each.path,
            certainty: unknown('the port of the endpoints of default/kubernetes (443 on some managed clusters, 6443 on most others)'),
            sentence,
            advice: 'Open the port of the endpoints as well: kubectl get endpointslices -n default.',
          }));
        }),
      ),
    ),
};

const service = { path: '', protocol: 'TCP', port: { kind: 'range', first: 443, last: 443 } } as const;
const endpoint = { path: '', protocol: 'TCP', port: { kind: 'range', first: 6443, last: 6443 } } as const;

/** Of rules for addresses inside: those outside are reached at 443 by many. */
function byPort(each: RuleReading, part: PolicyPart, context: FindingContext): readonly string[] {
  const opens = ({ direction, action, peers, ports }: RuleReading, port: typeof service | typeof endpoint): boolean =>
    direction === 'egress' &&
    action === 'allow' &&
    (peers.kind === 'everyone' || (peers.kind === 'some' && peers.items.some(({ kind }) => kind !== 'pods'))) &&
    (ports.kind === 'every' || ports.items.some((item) => coversPort(item, port)));
  if (each.peers.kind !== 'some' || !each.peers.items.every((peer) => peer.kind === 'cidr' && isInside(peer.cidr))) return [];
  if (each.ports.kind === 'every' || !opens(each, service) || part.rules.some((other) => opens(other, endpoint))) return [];
  const client = selectedBy(part, context).find((subject) => findApiGrant(subject, context) !== undefined);
  return client === undefined
    ? []
    : [
        `It opens port 443 of addresses inside to ${client.subject.name}, which has permissions at the apiserver; after translation the apiserver's port is that of its endpoints, mostly 6443, which is closed.`,
      ];
}

function isInside(cidr: string): boolean {
  return /^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd])/i.test(cidr);
}
