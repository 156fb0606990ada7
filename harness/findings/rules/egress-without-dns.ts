import { evaluate } from '../../policy/evaluate/evaluate.ts';
import type { FindingContext, SubjectPods } from '../context.ts';
import { apiWorkload, policyText } from '../example.ts';
import { certain, type Certainty, type Found, unknown } from '../finding.ts';
import { allowRulesOf, isIsolated } from '../isolation.ts';
import { coversPort } from '../reading/covers.ts';
import type { RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';
import { standing } from '../world-of.ts';
import { workloadRef } from '../workload-ref.ts';

const egress = '{ to: [{ podSelector: { matchLabels: { app: web } } }] }';

/** Egress that is closed for the look-up of names. */
export const egressWithoutDns: Rule = {
  id: 'egress-without-dns',
  title: "Egress is closed, and no rule lets look-ups of names through to the cluster's DNS",
  severity: 'cut off by accident',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  example: {
    beside: apiWorkload,
    bad: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }', 'policyTypes: [Egress]', `egress: [${egress}]`]),
    good: policyText('NetworkPolicy', [
      'podSelector: { matchLabels: { app: api } }',
      'policyTypes: [Egress]',
      'egress:',
      `  - ${egress}`,
      '  - ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]',
    ]),
  },
  find: (context) => context.subjects.flatMap((each) => inSubject(each, context)),
};

function inSubject(each: SubjectPods, context: FindingContext): readonly Found[] {
  const { subject, pods } = each;
  const [pod] = pods;
  if (pod === undefined || subject.network === 'node' || !isIsolated(context, pod, 'egress')) return [];
  const rules = allowRulesOf(context, pod, 'egress').filter(({ rule }) => rule.peers.kind !== 'nobody');
  // What may talk to nobody at all has nobody to look up, and what knows addresses needs no names.
  const needy = rules.filter(({ rule }) => !isByAddress(rule));
  const [first] = needy;
  if (first === undefined) return [];
  const lets = (protocol: 'UDP' | 'TCP'): boolean =>
    context.rulesets.some(
      (ruleset) =>
        evaluate(ruleset, context.world, {
          source: pod.id,
          destination: standing.dns,
          protocol,
          port: 53,
          family: 4,
          via: { kind: 'address' },
        }).verdict === 'allowed',
    );
  if (lets('UDP')) return lets('TCP') ? [] : [overUdpOnly(each, first.rule.path)];
  const meant = rules.find(({ rule }) => namesPort53(rule));
  return [
    {
      object: workloadRef(subject),
      path: '',
      certainty:
        meant === undefined
          ? certaintyOf(each, context)
          : unknown(`whom ${meant.rule.path} of ${meant.policy.ref.name} selects in the cluster`),
      sentence: `${subject.name} may send to others (${first.policy.ref.name}: ${first.rule.path}), and no rule lets it look their names up: port 53 of the cluster's DNS is closed to it.`,
      advice: 'Add an egress rule to the pods k8s-app=kube-dns of namespace kube-system for ports 53/UDP and 53/TCP.',
    },
  ];
}

function overUdpOnly({ subject }: SubjectPods, path: string): Found {
  return {
    object: workloadRef(subject),
    path: '',
    severity: 'suspicious',
    certainty: unknown(`whether an answer is ever too long for UDP (${path} needs names)`),
    sentence: `${subject.name} may look names up over UDP only; an answer that is too long for it comes over TCP, which is closed.`,
    advice: 'Open port 53/TCP beside 53/UDP.',
  };
}

/** Certain where the workload itself names a Service of the source, or any of the cluster. */
function certaintyOf({ subject, manifest }: SubjectPods, { services }: FindingContext): Certainty {
  const template = JSON.stringify(manifest.object['spec'] ?? {});
  const named = services.find(({ name }) =>
    new RegExp(`["/@]${name.replaceAll(/[^a-z0-9]/g, '\\$&')}(?:\\.[a-z0-9.-]+)?(?::\\d+|/)`).test(template),
  );
  if (named !== undefined || /\.svc\b/.test(template)) return certain;
  return unknown(`whether ${subject.name} finds whom it talks to by name`);
}

function isByAddress({ peers }: RuleReading): boolean {
  return peers.kind === 'some' && peers.items.every(({ kind }) => kind === 'cidr');
}

function namesPort53({ ports }: RuleReading): boolean {
  const dns = { path: '', protocol: 'UDP', port: { kind: 'range', first: 53, last: 53 } } as const;
  return (
    ports.kind === 'some' &&
    ports.items.some((item) => coversPort(item, dns) || (item.port.kind === 'name' && item.port.name.includes('dns')))
  );
}
