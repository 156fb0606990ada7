import { apiWorkload, objectsText, policyText, webWorkload } from '../example.ts';
import { type Found, unknown } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { workloadRef } from '../workload-ref.ts';

const policy = policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }']);

/** A workload that was forgotten. */
export const workloadWithoutPolicy: Rule = {
  id: 'workload-without-policy',
  title: 'No policy selects a workload, while others of its namespace have one',
  severity: 'suspicious',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  example: {
    beside: objectsText(apiWorkload, webWorkload),
    bad: policy,
    good: objectsText(policy, policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: web } }'], 'web')),
  },
  find: ({ policies, subjects }) => {
    const isSelected = (pods: (typeof subjects)[number]['pods']): boolean =>
      policies.some(({ parts }) => parts.some(({ subject }) => pods.some((pod) => subject.selects(pod))));
    const concerned = subjects.filter(({ subject }) => subject.network === 'pod' && subject.during.kind === 'release');
    const covered = concerned.filter(({ pods }) => isSelected(pods));
    return concerned
      .filter(
        (each) => !covered.includes(each) && covered.some(({ subject }) => subject.object.namespace === each.subject.object.namespace),
      )
      .map(({ subject }): Found => ({
        object: workloadRef(subject),
        path: '',
        certainty: unknown('whether it is meant to be open to everyone, or a policy of the namespace is made by somebody else'),
        sentence: `No policy selects ${subject.name}: everyone reaches it, and it reaches everyone, while ${covered.map((each) => each.subject.name).join(', ')} of the same source has a policy.`,
        advice: 'Give it a policy, or a default deny to the namespace.',
      }));
  },
};
