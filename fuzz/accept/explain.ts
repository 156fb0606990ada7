import type { Engine } from '../../harness/vocabulary/engine.ts';
import type { Disagreement } from './compare-acceptance.ts';

/** A way in which an API and the model differ on purpose. */
interface Explanation {
  readonly engines: readonly Engine[];
  readonly refuses: Disagreement['refuses'];
  readonly message: RegExp;
  readonly sentence: string;
}

const explanations: readonly Explanation[] = [
  {
    engines: ['clusterNetworkPolicy', 'cilium'],
    refuses: 'model',
    message: /(matchLabels|matchExpressions)/,
    sentence:
      'a selector that no enforcer can read: the API of a custom resource does not check label keys, values and operators, apimachinery (LabelSelectorAsSelector) does',
  },
  {
    engines: ['cilium'],
    refuses: 'model',
    message: /is not supported: /,
    sentence: 'a field that the model refuses with its reason: what it does is not part of a flow',
  },
  {
    engines: ['cilium'],
    refuses: 'model',
    message:
      /which Cilium refuses|Cilium refuses a policy without a rule|Cilium takes DNS rules on egress only|DNS rules (need|do not take)|does not lie inside/,
    sentence: "a rule that the agent refuses after the API took it (Cilium's rule_validation.go)",
  },
];

/** Why an API and the model differ about a manifest, where it is known. */
export function explain(engine: Engine, { refuses, message }: Disagreement): string | undefined {
  return explanations.find((one) => one.engines.includes(engine) && one.refuses === refuses && one.message.test(message))?.sentence;
}
