import { apiWorkload, policyText } from '../example.ts';
import { certain, type Found } from '../finding.ts';
import { selectedBy } from '../isolation.ts';
import type { Rule } from '../rule.ts';

const policy = policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }']);

/** A policy for pods that have no network of their own. */
export const hostNetwork: Rule = {
  id: 'host-network',
  title: 'A policy selects only pods of hostNetwork, which no policy for pods concerns',
  severity: 'without effect',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods',
  example: {
    bad: `${apiWorkload.replace('    spec:\n', '    spec:\n      hostNetwork: true\n')}---\n${policy}`,
    good: `${apiWorkload}---\n${policy}`,
  },
  find: (context) =>
    context.policies.flatMap(({ ref, parts }) =>
      parts.flatMap((part): readonly Found[] => {
        const selected = selectedBy(part, context);
        if (selected.length === 0 || selected.some(({ subject }) => subject.network === 'pod')) return [];
        const names = selected.map(({ subject }) => subject.name).join(', ');
        return [
          {
            object: ref,
            path: part.subject.path,
            certainty: certain,
            sentence: `Of the source it selects only ${names}, which uses the network of its node (hostNetwork: true), so that nothing of it takes effect.`,
            advice: 'Give the pods a network of their own, or protect the node (a host firewall).',
          },
        ];
      }),
    ),
};
