import { evaluate } from '../../policy/evaluate/evaluate.ts';
import type { FindingContext, SubjectPods } from '../context.ts';
import { apiWorkload, objectsText, policyText } from '../example.ts';
import { certain, type Found } from '../finding.ts';
import { allowRulesOf, isIsolated } from '../isolation.ts';
import { coversPort } from '../reading/covers.ts';
import type { RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';
import { findApiGrant } from '../uses-api.ts';
import { apiserverPort, standing } from '../world-of.ts';
import { workloadRef } from '../workload-ref.ts';

/** A binding for examples. */
export const apiBinding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: api }
subjects: [{ kind: ServiceAccount, name: api }]
`;

/** Egress that is closed for who has permissions at the apiserver. */
export const egressWithoutApiserver: Rule = {
  id: 'egress-without-apiserver',
  title: 'Egress is closed, and a workload whose service account has permissions does not reach the apiserver',
  severity: 'cut off by accident',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/',
  example: {
    beside: objectsText(apiWorkload, apiBinding),
    bad: policyText('NetworkPolicy', [
      'podSelector: { matchLabels: { app: api } }',
      'policyTypes: [Egress]',
      'egress: [{ ports: [{ protocol: UDP, port: 53 }] }]',
    ]),
    good: policyText('NetworkPolicy', [
      'podSelector: { matchLabels: { app: api } }',
      'policyTypes: [Egress]',
      'egress:',
      '  - ports: [{ protocol: UDP, port: 53 }]',
      '  - to: [{ ipBlock: { cidr: 172.18.0.2/32 } }] # the apiserver',
      '    ports: [{ port: 6443 }]',
    ]),
  },
  find: (context) => context.subjects.flatMap((each) => inSubject(each, context)),
};

function inSubject(each: SubjectPods, context: FindingContext): readonly Found[] {
  const { subject, pods } = each;
  const [pod] = pods;
  if (pod === undefined || subject.network === 'node' || !isIsolated(context, pod, 'egress')) return [];
  const grant = findApiGrant(each, context);
  if (grant === undefined) return [];
  // Its address is known to the cluster alone: what may be it is taken for it.
  if (allowRulesOf(context, pod, 'egress').some(({ rule }) => mayBeApiserver(rule))) return [];
  const flow = {
    source: pod.id,
    destination: standing.apiserver,
    protocol: 'TCP',
    port: apiserverPort,
    family: 4,
    via: { kind: 'address' },
  } as const;
  if (context.rulesets.some((ruleset) => evaluate(ruleset, context.world, flow).verdict === 'allowed')) return [];
  return [
    {
      object: workloadRef(subject),
      path: '',
      certainty: certain,
      sentence: `The service account of ${subject.name} has permissions at the apiserver (${grant}), and no egress rule lets it reach the apiserver.`,
      advice: `Add an egress rule to the addresses and the port of the endpoints of default/kubernetes; where it never asks the apiserver, set automountServiceAccountToken: false.`,
    },
  ];
}

const ports = [443, 6443].map((port) => ({ path: '', protocol: 'TCP', port: { kind: 'range', first: port, last: port } }) as const);

function mayBeApiserver({ peers, ports: opened }: RuleReading): boolean {
  if (peers.kind === 'nobody' || (peers.kind === 'some' && peers.items.every(({ kind }) => kind === 'pods'))) return false;
  return opened.kind === 'every' || opened.items.some((item) => ports.some((port) => coversPort(item, port)));
}
