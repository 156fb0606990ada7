import type { FindingContext, SubjectPods } from '../context.ts';
import { apiWorkload, policyText } from '../example.ts';
import { certain, type Found, unknown } from '../finding.ts';
import { targetsOf } from '../isolation.ts';
import type { PortReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';
import { mayMean } from '../run-time-pods.ts';

/** A port name that stands for nothing. */
export const missingNamedPort: Rule = {
  id: 'missing-named-port',
  title: 'A rule opens a port by a name that none of its pods has',
  severity: 'cut off by accident',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  example: {
    beside: apiWorkload,
    bad: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }', 'ingress: [{ ports: [{ port: web }] }]']),
    good: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }', 'ingress: [{ ports: [{ port: http }] }]']),
  },
  find: (context) =>
    context.policies.flatMap(({ ref, parts }) =>
      parts.flatMap((part) =>
        part.rules.flatMap((rule): readonly Found[] => {
          const targets = targetsOf(rule, part, context);
          if (rule.action !== 'allow' || rule.ports.kind === 'every' || targets.length === 0) return [];
          const terms = rule.direction === 'ingress' ? part.subject.terms : [];
          const made =
            rule.direction === 'ingress' && part.subject.terms.length > 0 ? undefined : mayMean(context.runTimePods, terms, undefined);
          return rule.ports.items
            .filter((port) => port.port.kind === 'name' && !targets.some((each) => hasNamed(each, port)))
            .map((port): Found => {
              const name = port.port.kind === 'name' ? port.port.name : '';
              return {
                object: ref,
                path: port.path,
                certainty: made === undefined ? certain : unknown(made.why),
                sentence: `It opens the port named ${name}, and ${targets.map(({ subject }) => subject.name).join(', ')} has no container port of that name${ofService(name, context)}; the rule matches no flow.`,
                advice: `Name the container port: ${portsOf(targets)}.`,
              };
            });
        }),
      ),
    ),
};

function hasNamed({ subject }: SubjectPods, { protocol, port }: PortReading): boolean {
  return (
    port.kind === 'name' && subject.namedPorts.some((each) => each.name === port.name && (protocol === 'any' || each.protocol === protocol))
  );
}

/** Names of a Service's ports are no names of container ports. */
function ofService(name: string, { services }: FindingContext): string {
  const owner = services.find((service) => service.kind !== 'external-name' && service.ports.some((port) => port.name === name));
  return owner === undefined ? '' : ` (it is the name of a port of Service ${owner.name})`;
}

function portsOf(targets: readonly SubjectPods[]): string {
  const ports = targets.flatMap(({ subject }) =>
    subject.ports.map(({ name, port, protocol }) => `${name ?? String(port)} (${String(port)}/${protocol})`),
  );
  return [...new Set(ports)].join(', ') || 'there is none yet';
}
