import type { FindingContext, SubjectPods } from '../context.ts';
import { apiWorkload, objectsText, policyText } from '../example.ts';
import { certain, type Found } from '../finding.ts';
import { targetsOf } from '../isolation.ts';
import { coversPort } from '../reading/covers.ts';
import type { PolicyPart, PortReading, RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';

const service = `apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, ports: [{ port: 80, targetPort: http }] }
`;

/** The port of a Service in a rule for pods. */
export const servicePort: Rule = {
  id: 'service-port',
  title: "A rule opens a Service's port where the pods' own port belongs",
  severity: 'cut off by accident',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  example: {
    beside: objectsText(apiWorkload, service),
    bad: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }', 'ingress: [{ ports: [{ port: 80 }] }]']),
    good: policyText('NetworkPolicy', ['podSelector: { matchLabels: { app: api } }', 'ingress: [{ ports: [{ port: 8080 }] }]']),
  },
  find: (context) =>
    context.policies.flatMap(({ ref, parts }) =>
      parts.flatMap((part) =>
        part.rules.flatMap((rule) =>
          servicePortsIn(rule, part, context).map(({ port, service: name, from, to }): Found => ({
            object: ref,
            path: port.path,
            certainty: certain,
            sentence: `It opens port ${String(from)}, which is the port of Service ${name}; policies see the port of the pod behind it, ${String(to)}, which this policy leaves closed.`,
            advice: `Write ${String(to)}, or the name of the container port.`,
          })),
        ),
      ),
    ),
};

interface Mistaken {
  readonly port: PortReading;
  readonly service: string;
  readonly from: number;
  readonly to: number;
}

/** The ports of a rule that are Services' and no container's. */
export function servicePortsIn(rule: RuleReading, part: PolicyPart, context: FindingContext): readonly Mistaken[] {
  const { ports, action } = rule;
  if (action !== 'allow' || ports.kind === 'every') return [];
  const targets = targetsOf(rule, part, context);
  return ports.items.flatMap((port): readonly Mistaken[] => {
    const { first, last } = port.port.kind === 'range' ? port.port : { first: 0, last: 0 };
    if (first === 0 || first !== last || targets.some(({ subject }) => subject.ports.some((each) => each.port === first))) return [];
    const found = targets.flatMap((target) => mappedBy(target, first, port, context));
    const [one] = found;
    if (one === undefined || part.rules.some((other) => opens(other, rule, one.to, port))) return [];
    return [{ port, service: one.service, from: first, to: one.to }];
  });
}

function mappedBy(
  { subject }: SubjectPods,
  number: number,
  { protocol }: PortReading,
  { services }: FindingContext,
): readonly { readonly service: string; readonly to: number }[] {
  const names = new Set(subject.pods.map(({ name }) => name));
  return services.flatMap((service) =>
    service.kind === 'external-name'
      ? []
      : service.ports
          .filter((port) => port.port === number && (protocol === 'any' || port.protocol === protocol))
          .flatMap(({ targets }) => targets)
          .filter(({ backend, port }) => names.has(backend) && port !== number)
          .map(({ port }) => ({ service: service.name, to: port })),
  );
}

/** Whether the target is opened as well: then both are listed on purpose. */
function opens(other: RuleReading, rule: RuleReading, to: number, { protocol, path }: PortReading): boolean {
  if (other.direction !== rule.direction || other.action !== 'allow') return false;
  const wanted: PortReading = { path, protocol: protocol === 'any' ? 'TCP' : protocol, port: { kind: 'range', first: to, last: to } };
  return other.ports.kind === 'every' || other.ports.items.some((item) => item.port.kind === 'name' || coversPort(item, wanted));
}
