import { policyRefOf } from '../../dialects/policy-ref-of.ts';
import { policyText } from '../example.ts';
import { certain } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** A policy that nobody takes. */
export const refusedPolicy: Rule = {
  id: 'refused-policy',
  title: 'A policy is refused by its API or by its enforcer, so that nothing of it is enforced',
  severity: 'open by accident',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/',
  example: {
    bad: policyText('CiliumNetworkPolicy', ['endpointSelector: {}', 'ingress: []']),
    good: policyText('CiliumNetworkPolicy', ['endpointSelector: {}', 'ingress: [{}]']),
  },
  find: ({ refused }) =>
    refused.map(({ manifest, path, why }) => ({
      object: policyRefOf(manifest),
      path,
      certainty: certain,
      sentence: `Nothing of it is enforced: ${why}.`,
      advice: 'Write what the message asks for; until then its pods are as open as without it.',
    })),
};
