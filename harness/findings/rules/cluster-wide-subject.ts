import type { PodEndpoint } from '../../vocabulary/endpoint.ts';
import { policyText } from '../example.ts';
import { type Found, unknown } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { standing } from '../world-of.ts';

/** A policy for pods of everybody. */
export const clusterWideSubject: Rule = {
  id: 'cluster-wide-subject',
  title: "A cluster-scoped policy selects pods of namespaces that are not the source's",
  severity: 'suspicious',
  dialects: ['cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://network-policy-api.sigs.k8s.io/api-overview/',
  example: {
    bad: policyText('ClusterNetworkPolicy', ['tier: Admin', 'priority: 1', 'subject: { namespaces: {} }']),
    good: policyText('ClusterNetworkPolicy', [
      'tier: Admin',
      'priority: 1',
      'subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: shop } } }',
    ]),
  },
  find: ({ policies, world }) => {
    const stranger = world.endpoints.find(
      (endpoint): endpoint is PodEndpoint => endpoint.kind === 'pod' && endpoint.id === standing.stranger,
    );
    if (stranger === undefined) return [];
    return policies
      .filter(({ scope }) => scope === 'cluster')
      .flatMap(({ ref, parts }) =>
        parts
          .filter(({ subject }) => subject.selects(stranger))
          .map(({ subject }): Found => ({
            object: ref,
            path: subject.path,
            certainty: unknown('whether it is meant for the whole cluster'),
            sentence: `It selects ${subject.text}: pods of every namespace, also of those that belong to others.`,
            advice: "Select the source's own namespaces, by the label kubernetes.io/metadata.name for one.",
          })),
      );
  },
};
