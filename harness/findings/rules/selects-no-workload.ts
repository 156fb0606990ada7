import { closest } from '../../text/closest.ts';
import type { FindingContext, SubjectPods } from '../context.ts';
import { certain, type Certainty, type Found, type Severity, unknown } from '../finding.ts';
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
    bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api }
spec:
  podSelector: { matchLabels: { app: apis } }
`,
    good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api }
spec:
  podSelector: { matchLabels: { app: api } }
`,
  },
  find: (context) => context.policies.flatMap((policy) => policy.parts.flatMap((part) => inPart(policy, part, context))),
};

function inPart({ ref }: PolicyReading, { subject }: PolicyPart, context: FindingContext): readonly Found[] {
  const near = context.subjects.filter((each) => ref.namespace === undefined || each.subject.object.namespace === ref.namespace);
  if (subject.terms.length === 0 || near.length === 0) return [];
  if (near.some(({ pods }) => pods.some((pod) => subject.selects(pod)))) return [];
  const missed = findMissed(
    subject.terms,
    near.filter(({ pods }) => !isSelected(pods, context)),
  );
  const whereabouts = ref.namespace === undefined ? 'of the source' : `of the source in namespace ${ref.namespace}`;
  return [
    {
      object: ref,
      path: subject.path,
      certainty: certaintyOf(ref.namespace, subject.terms, context),
      severity: missed?.severity ?? 'without effect',
      sentence: `It selects ${subject.text}, and no workload ${whereabouts} has these labels, so that it protects nobody${missed === undefined ? '' : `: ${missed.why}`}.`,
      advice: missed?.advice ?? `Give it the labels of a pod template (there are ${describe(near)}), or leave it out.`,
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

/**
 * A label that nobody has at all, or a value that is a slip of the pen away from another: then somebody was meant.
 * @param near those that no policy selects
 */
function findMissed(
  terms: readonly LabelTerm[],
  near: readonly SubjectPods[],
): { readonly severity: Severity; readonly why: string; readonly advice: string } | undefined {
  if (near.length === 0) return undefined;
  for (const { key, values } of terms) {
    const there = [...new Set(near.flatMap(({ pods }) => pods.flatMap(({ labels }) => labels[key] ?? [])))];
    const [value = ''] = values;
    if (there.length === 0) {
      const why = `none of them has a label ${key}`;
      return { severity: 'open by accident', why, advice: `Select a label that pods have (there are ${describe(near)}).` };
    }
    if (values.some((each) => there.includes(each))) continue;
    const like = closest(value, there);
    if (like !== undefined) {
      const why = `${key} is ${like}, not ${value}`;
      return { severity: 'open by accident', why, advice: `Write ${key}: ${like}.` };
    }
  }
  return undefined;
}

function describe(near: readonly SubjectPods[]): string {
  return near
    .map(({ subject }) => {
      const labels = Object.entries(subject.labels).map(([key, value]) => `${key}=${value}`);
      return `${subject.name}: ${labels.join(', ') || 'no labels'}`;
    })
    .join('; ');
}
