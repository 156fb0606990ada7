import { parseCidr } from '../../address/parse-cidr.ts';
import { subtract } from '../../address/subtract.ts';
import { union } from '../../address/union.ts';
import type { AddressSet } from '../../address/address-set.ts';
import { policyText } from '../example.ts';
import { type Found, unknown } from '../finding.ts';
import type { PeerReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';

/** Ranges that addresses of pods, nodes and Services are from. Source: RFC 1918, RFC 6598, RFC 4193. */
const inside = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'] as const;
const priv = inside.slice(0, 3);
/** From this length on a CIDR is about some hosts, not about a network of pods. */
const narrow = { v4: 24, v6: 112 } as const;

/** An address block in which the cluster itself may be. */
export const cidrHoldsCluster: Rule = {
  id: 'cidr-holds-cluster',
  title: 'An address block may hold the addresses of pods, nodes or Services, for which enforcers differ',
  severity: 'undefined',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://docs.cilium.io/en/stable/security/policy/language/#selecting-nodes-with-cidr-ipblock',
  example: {
    bad: policyText('NetworkPolicy', ['podSelector: {}', 'ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]']),
    good: policyText('NetworkPolicy', [
      'podSelector: {}',
      'ingress: [{ from: [{ ipBlock: { cidr: 10.20.30.0/24 } }, { podSelector: {} }] }]',
    ]),
  },
  find: ({ policies }) =>
    policies.flatMap(({ ref, dialect, parts }) =>
      parts.flatMap(({ rules }) =>
        rules.flatMap(({ action, peers }): readonly Found[] => {
          if (action !== 'allow' || peers.kind !== 'some') return [];
          return peers.items.flatMap((peer): readonly Found[] => {
            if (peer.kind !== 'cidr') return [];
            const forgotten = forgottenRanges(peer);
            if (forgotten !== undefined) return [{ object: ref, path: peer.path, ...forgotten }];
            if (!holdsCluster(peer)) return [];
            return [
              {
                object: ref,
                path: peer.path,
                severity: dialect === 'kubernetes' ? 'undefined' : 'suspicious',
                certainty: unknown("the address ranges of the cluster's pods, nodes and Services"),
                sentence: `${peer.cidr} may hold pods and nodes of the cluster: ${effectOf(dialect)}.`,
                advice: 'Name pods by their labels beside the block, and make the block as narrow as the hosts outside that are meant.',
              },
            ];
          });
        }),
      ),
    ),
};

function effectOf(dialect: string): string {
  switch (dialect) {
    case 'kubernetes':
      return 'on Cilium a block does not match them (policyCIDRMatchMode), on other enforcers it does';
    case 'cilium':
      return 'a block does not match them unless the agent is so configured (policyCIDRMatchMode)';
    default:
      return 'it matches them like any other address';
  }
}

function prefixOf(cidr: string): number {
  return Number(cidr.split('/')[1]);
}

function rangesOf(cidrs: readonly string[]): AddressSet {
  return union(...cidrs.flatMap((cidr) => parseCidr(cidr) ?? []));
}

function isEmpty({ v4, v6 }: AddressSet): boolean {
  return v4.length + v6.length === 0;
}

/** Everything but some of the private ranges: whoever leaves out one means all of them. */
function forgottenRanges({ cidr, except }: Extract<PeerReading, { kind: 'cidr' }>): Omit<Found, 'object' | 'path'> | undefined {
  if (cidr !== '0.0.0.0/0' || !except.some((each) => priv.some((range) => range === each))) return undefined;
  const left = priv.filter((range) => !isEmpty(subtract(rangesOf([range]), rangesOf(except))));
  if (left.length === 0) return undefined;
  return {
    severity: 'open by accident',
    certainty: unknown("the address ranges of the cluster's pods, nodes and Services"),
    sentence: `It is for the internet and leaves private ranges out, but not ${left.join(', ')}, in which pods, nodes or Services of many clusters are.`,
    advice: `Add ${left.join(', ')} to except.`,
  };
}

function holdsCluster({ cidr, except }: Extract<PeerReading, { kind: 'cidr' }>): boolean {
  const prefix = prefixOf(cidr);
  if (prefix === 0 || prefix >= (cidr.includes(':') ? narrow.v6 : narrow.v4)) return false;
  const block = subtract(rangesOf([cidr]), rangesOf(except));
  const outside = subtract(block, rangesOf(inside));
  return !isEmpty(block) && isEmpty(outside);
}
