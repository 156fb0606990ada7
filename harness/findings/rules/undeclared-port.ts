import type { FindingContext, SubjectPods } from '../context.ts';
import { apiWorkload, policyText } from '../example.ts';
import { type Found, unknown } from '../finding.ts';
import { targetsOf } from '../isolation.ts';
import type { PolicyPart, PortReading, RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';
import { servicePortsIn } from './service-port.ts';

/** A port that nobody declares. */
export const undeclaredPort: Rule = {
  id: 'undeclared-port',
  title: 'A rule opens a port that no container of its pods declares',
  severity: 'suspicious',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports',
  example: {
    beside: apiWorkload,
    bad: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }', 'ingress: [{ ports: [{ port: 8081 }] }]']),
    good: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }', 'ingress: [{ ports: [{ port: 8080 }] }]']),
  },
  find: (context) =>
    context.policies.flatMap(({ ref, parts }) =>
      parts.flatMap((part) =>
        part.rules.flatMap((rule) => {
          const mistaken = new Set(servicePortsIn(rule, part, context).map(({ port }) => port.path));
          return undeclaredIn(rule, part, context)
            .filter(({ path }) => !mistaken.has(path))
            .map((port): Found => ({
              object: ref,
              path: port.path,
              certainty: unknown('whether a process listens there without its container declaring it'),
              sentence: `It opens ${describe(port)}, and no container of ${namesOf(targetsOf(rule, part, context))} declares it.`,
              advice: 'Correct the number, or declare the port in the container; a declaration opens nothing and says what is meant.',
            }));
        }),
      ),
    ),
};

function undeclaredIn(rule: RuleReading, part: PolicyPart, context: FindingContext): readonly PortReading[] {
  const targets = targetsOf(rule, part, context);
  // Who declares no port at all does not say which there are.
  if (rule.action !== 'allow' || rule.ports.kind === 'every' || targets.length === 0) return [];
  if (targets.some(({ subject }) => subject.ports.length === 0)) return [];
  return rule.ports.items.filter(
    ({ protocol, port }) =>
      port.kind === 'range' &&
      !targets.some(({ subject }) =>
        subject.ports.some(
          (each) => port.first <= each.port && each.port <= port.last && (protocol === 'any' || each.protocol === protocol),
        ),
      ),
  );
}

function describe({ protocol, port }: PortReading): string {
  const what =
    port.kind === 'name' ? port.name : port.first === port.last ? String(port.first) : `${String(port.first)} to ${String(port.last)}`;
  return `port ${what}${protocol === 'any' ? '' : `/${protocol}`}`;
}

function namesOf(targets: readonly SubjectPods[]): string {
  return targets.map(({ subject }) => subject.name).join(', ');
}
