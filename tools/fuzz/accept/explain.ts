import type { PureDialect } from '../generate/dialects.ts';
import type { Disagreement } from './compare-acceptance.ts';

/** A way in which an API and the model differ on purpose. */
interface Explanation {
  readonly dialects: readonly PureDialect[];
  readonly refuses: Disagreement['refuses'];
  readonly message: RegExp;
  readonly sentence: string;
}

const explanations: readonly Explanation[] = [
  {
    dialects: ['clusterNetworkPolicy', 'cilium'],
    refuses: 'model',
    message: /(matchLabels|matchExpressions)/,
    sentence:
      'a selector that no enforcer can read: the API of a custom resource does not check label keys, values and operators, apimachinery (LabelSelectorAsSelector) does',
  },
  {
    dialects: ['cilium'],
    refuses: 'model',
    message: /is not supported: /,
    sentence: 'a field that the model refuses with its reason: what it does is not part of a flow',
  },
  {
    dialects: ['cilium'],
    refuses: 'model',
    message:
      /which Cilium refuses|Cilium refuses a policy without a rule|Cilium takes DNS rules on egress only|DNS rules (need|do not take)|does not lie inside/,
    sentence: "a rule that the agent refuses after the API took it (Cilium's rule_validation.go)",
  },
  {
    dialects: ['cilium'],
    refuses: 'model',
    message: /\.ports\[\d+\]\.port: (a port is text here|"[^"]*" is not a port)/,
    sentence:
      'a port that is missing, or that only begins as one: the pattern of the API has no end in its first half; the agent refuses both (PortProtocol.sanitize)',
  },
  {
    dialects: ['cilium'],
    refuses: 'model',
    message: /CIDR\[\d+\]: .*received array/,
    sentence: 'a list where the API has a text with a format, whose type it then does not check; the agent cannot read it',
  },
  {
    dialects: ['cilium'],
    refuses: 'model',
    message: /k8sService\.serviceName: /,
    sentence: 'a Service without a name: the API takes it, and it means no Service, which nobody wants to say',
  },
  {
    dialects: ['calico'],
    refuses: 'model',
    message: /is not a (CIDR|protocol|selector)|has host bits, which Calico refuses|is of IPv\d, but ipVersion is/,
    sentence: "what the native v3 API takes without a look, and Calico's own validator, which is in the aggregated API, refuses",
  },
];

/** Why an API and the model differ about a manifest, where it is known. */
export function explain(dialect: PureDialect, { refuses, message }: Disagreement): string | undefined {
  return explanations.find((one) => one.dialects.includes(dialect) && one.refuses === refuses && one.message.test(message))?.sentence;
}
