import { policyText } from '../example.ts';
import { certain, type Found } from '../finding.ts';
import { leavesOpen } from '../isolation.ts';
import { directions } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';

/** Rules of a direction that the types of their policy leave out. */
export const unnamedDirection: Rule = {
  id: 'unnamed-direction',
  title: 'A policy has rules for a direction that its types do not name',
  severity: 'open by accident',
  dialects: ['kubernetes', 'calico'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  example: {
    bad: policyText('NetworkPolicy', [
      'podSelector: {}',
      'policyTypes: [Ingress]',
      'egress: [{ to: [{ podSelector: { matchLabels: { app: web } } }] }]',
    ]),
    good: policyText('NetworkPolicy', [
      'podSelector: {}',
      'policyTypes: [Ingress, Egress]',
      'egress: [{ to: [{ podSelector: { matchLabels: { app: web } } }] }]',
    ]),
  },
  find: (context) =>
    context.policies.flatMap(({ ref, dialect, parts }) =>
      parts.flatMap((part) =>
        directions.flatMap((direction): readonly Found[] => {
          const { named, written, path } = part[direction];
          if (named !== 'no' || written !== 'filled') return [];
          const field = dialect === 'calico' ? 'types' : 'policyTypes';
          const type = direction === 'ingress' ? 'Ingress' : 'Egress';
          return [
            {
              object: ref,
              path,
              certainty: certain,
              severity: leavesOpen(part, direction, context) ? 'open by accident' : 'without effect',
              sentence: `${path} has rules, and ${field} does not name ${type}: the rules are ignored, and this policy leaves ${direction} open.`,
              advice: `Add ${type} to ${part.path}.${field}, or remove the rules.`,
            },
          ];
        }),
      ),
    ),
};
