import { policyText } from '../example.ts';
import { type Found, unknown } from '../finding.ts';
import { coversPorts } from '../reading/covers.ts';
import type { PolicyPart, RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';

const whole = { '0.0.0.0/0': '::/0', '::/0': '0.0.0.0/0' } as const;

/** Everybody of one IP family. */
export const oneFamily: Rule = {
  id: 'one-family',
  title: 'A rule is for every address of one IP family and not of the other',
  severity: 'suspicious',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/',
  example: {
    bad: policyText('NetworkPolicy', ['podSelector: {}', 'policyTypes: [Egress]', 'egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]']),
    good: policyText('NetworkPolicy', [
      'podSelector: {}',
      'policyTypes: [Egress]',
      "egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }, { ipBlock: { cidr: '::/0' } }] }]",
    ]),
  },
  find: ({ policies }) =>
    policies.flatMap(({ ref, parts }) =>
      parts.flatMap((part) =>
        part.rules.flatMap((rule): readonly Found[] => {
          if (rule.peers.kind !== 'some') return [];
          return rule.peers.items.flatMap((peer): readonly Found[] => {
            const other = peer.kind === 'cidr' ? Object.entries(whole).find(([cidr]) => cidr === peer.cidr)?.[1] : undefined;
            if (peer.kind !== 'cidr' || other === undefined || namesElsewhere(other, rule, part)) return [];
            const denies = rule.action === 'deny';
            return [
              {
                object: ref,
                path: peer.path,
                severity: denies ? 'open by accident' : 'suspicious',
                certainty: unknown(`whether pods have addresses of IPv${other.includes(':') ? '6' : '4'}`),
                sentence: `${rule.path} ${denies ? 'denies' : 'lets'} ${peer.cidr}${denies ? '' : ' through'} and says nothing of ${other}: on a dual-stack cluster the same host is ${denies ? 'open' : 'closed'} over the other family.`,
                advice: `Write ${other} beside ${peer.cidr}.`,
              },
            ];
          });
        }),
      ),
    ),
};

/** In the rule itself, or in another one of the same action that is for the same ports at least. */
function namesElsewhere(cidr: string, rule: RuleReading, { rules }: PolicyPart): boolean {
  return rules.some(
    ({ direction, action, peers, ports }) =>
      direction === rule.direction &&
      action === rule.action &&
      coversPorts(ports, rule.ports) &&
      (peers.kind === 'everyone' || (peers.kind === 'some' && peers.items.some((peer) => peer.kind === 'cidr' && peer.cidr === cidr))),
  );
}
