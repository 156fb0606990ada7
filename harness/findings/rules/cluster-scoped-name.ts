import { findKind } from '../../dialects/find-kind.ts';
import { policyRefOf } from '../../dialects/policy-ref-of.ts';
import { policyText } from '../example.ts';
import { type Found, unknown } from '../finding.ts';
import type { Rule } from '../rule.ts';

const spec = ['tier: Admin', 'priority: 1', 'subject: { namespaces: { matchLabels: { kubernetes.io/metadata.name: shop } } }'];

/** A name that two releases would share. */
export const clusterScopedName: Rule = {
  id: 'cluster-scoped-name',
  title: "A cluster-scoped object of a chart has a name without the release's, so that two releases collide",
  severity: 'suspicious',
  dialects: ['cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://helm.sh/docs/chart_best_practices/conventions/',
  example: { bad: policyText('ClusterNetworkPolicy', spec, 'deny-all'), good: policyText('ClusterNetworkPolicy', spec, 'shop-deny-all') },
  find: ({ manifests, release, namespace, chart }) =>
    chart === undefined
      ? []
      : manifests
          .filter(({ object }) => {
            const kind = findKind(object)?.kind;
            return kind?.scope === 'cluster' && (kind.role === 'policy' || kind.role === 'auxiliary');
          })
          .filter(({ object: { metadata } }) => !metadata.name.includes(release) && !metadata.name.includes(namespace))
          .map((manifest): Found => ({
            object: policyRefOf(manifest),
            path: 'metadata.name',
            certainty: unknown('whether the chart is ever released twice in one cluster'),
            sentence: `The ${manifest.object.kind} ${manifest.object.metadata.name} is for the whole cluster, and every release of the chart names it the same: the second one takes it over, or fails.`,
            advice: "Put the release's name and namespace into the name.",
          })),
};
