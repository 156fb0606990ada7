import type { Clause } from '../../../policy/ir/clause.ts';
import type { Rule } from '../../../policy/ir/rule.ts';
import type { Ruleset } from '../../../policy/ir/ruleset.ts';
import { everyAddress } from '../../../address/every-address.ts';
import type { LabelSelector } from '../../../selector/label-selector.ts';
import { matchesLabels } from '../../../selector/matches-labels.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';
import { changeNamespacesRules } from '../../change-namespaces-rules.ts';

/** Found by generated policies: a Deny from namespaces without a label denied hosts outside, and pods of namespaces with the label. */
export const ciliumNamespacesAll: Deviation = {
  id: 'cilium-namespaces-match-all',
  engines: ['clusterNetworkPolicy'],
  sentence:
    'On Cilium a namespaces peer of a ClusterNetworkPolicy whose selector only says what labels a namespace must not have (NotIn, DoesNotExist) matches everyone: pods of all namespaces, nodes, the apiserver and the world. Add a requirement that a namespace fulfils, such as kubernetes.io/metadata.name Exists, or use a pods peer.',
  source:
    'measured on Cilium 1.20.2; its pkg/k8s, processNamespaceSelector, asks for a namespace only where the selector is empty, so that it also selects the identities without labels that stand for all others (pkg/policy, aggregate.go)',
  change: withPeersOfEveryone,
};

/** The rules with such peers widened to everyone; undefined where there are none. */
function withPeersOfEveryone(ruleset: Ruleset, { policies }: DeviatingFlow): Ruleset | undefined {
  return changeNamespacesRules(ruleset, policies, (rule, selectors) => (selectors.some(isUnlabelled) ? widenRule(rule) : undefined));
}

/** Whether what has no labels fulfils the selector. An empty one is read as one for pods. */
function isUnlabelled(selector: LabelSelector): boolean {
  const isEmpty = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
  return !isEmpty && matchesLabels(selector, {});
}

function widenRule(rule: Rule): Rule {
  const widen = (clause: Clause): Clause =>
    clause.kind === 'addresses' ? { ...clause, set: everyAddress, text: `${clause.text}, which is everyone to Cilium` } : clause;
  const { source, destination } = rule.match;
  return { ...rule, match: { ...rule.match, source: source.map(widen), destination: destination.map(widen) } };
}
