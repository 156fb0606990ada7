import type { FindingContext, SubjectPods } from '../context.ts';
import { apiWorkload, policyText } from '../example.ts';
import { describeLabels, findSlip } from '../find-slip.ts';
import { certain, type Certainty, type Found, unknown } from '../finding.ts';
import type { LabelTerm, PolicyPart, PolicyReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';
import { mayMean } from '../run-time-pods.ts';

/** A policy for nobody. */
export const selectsNoWorkload: Rule = {
  id: 'selects-no-workload',
  title: 'A policy selects no workload of the source',
  severity: 'without effect',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  example: {
    beside: apiWorkload,
    bad: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: apis } }']),
    good: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }']),
  },
  find: (context) => context.policies.flatMap((policy) => policy.parts.flatMap((part) => inPart(policy, part, context))),
};

function inPart({ ref }: PolicyReading, { subject }: PolicyPart, context: FindingContext): readonly Found[] {
  const near = context.subjects.filter((each) => ref.namespace === undefined || each.subject.object.namespace === ref.namespace);
  if (subject.terms.length === 0 || near.length === 0) return [];
  if (near.some(({ pods }) => pods.some((pod) => subject.selects(pod)))) return [];
  const missed = findSlip(
    subject.terms,
    near.filter(({ pods }) => !isSelected(pods, context)),
  );
  const whereabouts = ref.namespace === undefined ? 'of the source' : `of the source in namespace ${ref.namespace}`;
  return [
    {
      object: ref,
      path: subject.path,
      certainty: certaintyOf(ref.namespace, subject.terms, context),
      severity: missed === undefined ? 'without effect' : 'open by accident',
      sentence: `It selects ${subject.text}, and no workload ${whereabouts} has these labels, so that it protects nobody${missed === undefined ? '' : `: ${missed.why}`}.`,
      advice: missed?.advice ?? `Give it the labels of a pod template (there are ${describeLabels(near)}), or leave it out.`,
    },
  ];
}

function certaintyOf(namespace: string | undefined, terms: readonly LabelTerm[], { runTimePods }: FindingContext): Certainty {
  const made = mayMean(runTimePods, terms, namespace);
  return made === undefined ? certain : unknown(made.why);
}

function isSelected(pods: SubjectPods['pods'], { policies }: FindingContext): boolean {
  return policies.some(({ parts }) => parts.some(({ subject }) => pods.some((pod) => subject.selects(pod))));
}
