import type { FindingContext } from '../context.ts';
import { apiWorkload, objectsText, policyText, webWorkload } from '../example.ts';
import { findSlip } from '../find-slip.ts';
import { certain, type Found, unknown } from '../finding.ts';
import type { PeerReading, PolicyReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';
import { mayMean } from '../run-time-pods.ts';

/** Labels that say which release a pod is of. */
const releaseLabels: ReadonlySet<string> = new Set(['app.kubernetes.io/instance', 'release', 'helm.sh/release']);
/** Labels that say which application a pod is of; others in other namespaces may have them as well. */
const ownLabels: ReadonlySet<string> = new Set([...releaseLabels, 'app.kubernetes.io/name', 'app.kubernetes.io/part-of', 'helm.sh/chart']);

function instance(workload: string): string {
  return workload.replaceAll(/\{ app: (\w+) \}/g, '{ app.kubernetes.io/instance: shop, app: $1 }');
}

const rule = (app: string): readonly string[] => [
  'podSelector: { matchLabels: { app: api } }',
  'ingress:',
  `  - from: [{ podSelector: { matchLabels: { app.kubernetes.io/instance: shop, app: ${app} } } }]`,
];

/** A peer of the release itself that is not there. */
export const peerIsNobody: Rule = {
  id: 'peer-is-nobody',
  title: 'A rule lets a pod of the release itself through that no workload of the source is',
  severity: 'cut off by accident',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  example: {
    beside: objectsText(instance(apiWorkload), instance(webWorkload)),
    bad: policyText('NetworkPolicy', rule('webb')),
    good: policyText('NetworkPolicy', rule('web')),
  },
  find: (context) => context.policies.flatMap((policy) => inPolicy(policy, context)),
};

function inPolicy({ ref, parts }: PolicyReading, context: FindingContext): readonly Found[] {
  const peers = parts.flatMap(({ rules }) =>
    rules.flatMap(({ action, peers: all }) => (action === 'allow' && all.kind === 'some' ? all.items : [])),
  );
  return peers.flatMap((peer): readonly Found[] => {
    if (peer.kind !== 'pods' || !namesRelease(peer, context)) return [];
    if (context.subjects.some(({ pods }) => pods.some((pod) => peer.selects(pod)))) return [];
    const slip = findSlip(peer.terms, context.subjects);
    const made = mayMean(context.runTimePods, peer.terms, peer.namespaces === 'own' ? ref.namespace : undefined);
    return [
      {
        object: ref,
        path: peer.path,
        certainty: made === undefined ? certain : unknown(made.why),
        severity: slip === undefined ? 'without effect' : 'cut off by accident',
        sentence: `It lets ${peer.text} through, which by the labels is a pod of this release, and no workload of the source is one${slip === undefined ? '' : `: ${slip.why}`}.`,
        advice:
          slip?.advice ??
          'Leave the peer out where its workload is not rendered, or give it the labels and the namespace of the pods that are meant.',
      },
    ];
  });
}

/** Whether the labels are such as only this release has, where it looks. */
function namesRelease({ terms, namespaces }: Extract<PeerReading, { kind: 'pods' }>, { subjects }: FindingContext): boolean {
  const own = namespaces === 'own' ? ownLabels : releaseLabels;
  return terms.some(
    ({ key, values }) => own.has(key) && subjects.some(({ subject }) => values.some((value) => subject.labels[key] === value)),
  );
}
