import type { DeclaredPort } from '../../world/pod-template.ts';
import type { FindingContext, SubjectPods } from '../context.ts';
import { apiWorkload, policyText } from '../example.ts';
import { type Found, unknown } from '../finding.ts';
import { allowRulesOf, isIsolated } from '../isolation.ts';
import { coversPort } from '../reading/covers.ts';
import type { PortReading, RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';
import { workloadRef } from '../workload-ref.ts';

/** A port that a container declares and that no rule opens. */
export const closedPort: Rule = {
  id: 'closed-port',
  title: 'A container declares a port that no rule opens, beside others that are opened',
  severity: 'suspicious',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  example: {
    beside: apiWorkload.replace('containerPort: 8080 }', 'containerPort: 8080 }, { name: metrics, containerPort: 9090 }'),
    bad: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }', 'ingress: [{ ports: [{ port: http }] }]']),
    good: policyText('NetworkPolicy', [
      'podSelector: { matchLabels: { app: api } }',
      'ingress: [{ ports: [{ port: http }, { port: metrics }] }]',
    ]),
  },
  find: (context) => context.subjects.flatMap((each) => inSubject(each, context)),
};

function inSubject({ subject, pods, manifest }: SubjectPods, context: FindingContext): readonly Found[] {
  const [pod] = pods;
  if (pod === undefined || subject.network === 'node' || !isIsolated(context, pod, 'ingress')) return [];
  const rules = allowRulesOf(context, pod, 'ingress').map(({ rule }) => rule);
  const isOpen = (port: DeclaredPort): boolean => rules.some((rule) => opens(rule, port));
  if (!subject.ports.some(isOpen)) return [];
  const template = JSON.stringify(manifest.object);
  return subject.ports
    .filter((port) => !isOpen(port) && !isProbed(template, port))
    .map((port): Found => ({
      object: workloadRef(subject),
      path: '',
      certainty: unknown('whether anybody is to reach it'),
      sentence: `The container ${port.container} declares port ${port.name ?? String(port.port)} (${String(port.port)}/${port.protocol}), and no rule opens it, while other ports of the same pod are opened.`,
      advice: 'Open it to whoever needs it; where it is for the pod itself or for probes of the node, there is nothing to do.',
    }));
}

function opens({ ports, peers }: RuleReading, { name, port, protocol }: DeclaredPort): boolean {
  if (peers.kind === 'nobody') return false;
  if (ports.kind === 'every') return true;
  const common = { path: '', protocol } as const;
  const wanted: readonly PortReading[] = [
    { ...common, port: { kind: 'range', first: port, last: port } },
    ...(name === undefined ? [] : [{ ...common, port: { kind: 'name', name } } as const]),
  ];
  return ports.items.some((item) => wanted.some((each) => coversPort(item, each)));
}

/** A node always reaches its own pods. */
function isProbed(template: string, { name, port }: DeclaredPort): boolean {
  const probes = template.match(/"(liveness|readiness|startup)Probe":\{[^]*?\}\}/g) ?? [];
  return probes.some((probe) => probe.includes(`"port":${String(port)}`) || (name !== undefined && probe.includes(`"port":"${name}"`)));
}
