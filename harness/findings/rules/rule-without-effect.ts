import { policyText } from '../example.ts';
import { certain, type Found } from '../finding.ts';
import { coversRule } from '../reading/covers.ts';
import type { PolicyPart, RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';

/** Dialects whose first matching rule decides; in others all rules that allow count together. */
const ordered: ReadonlySet<string> = new Set(['calico', 'clusterNetworkPolicy']);

/** A rule that another one of its policy leaves nothing to. */
export const ruleWithoutEffect: Rule = {
  id: 'rule-without-effect',
  title: 'A rule decides nothing, because another one of its policy matches all that it matches',
  severity: 'without effect',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://docs.tigera.io/calico/latest/reference/resources/networkpolicy',
  example: {
    bad: policyText('CalicoPolicy', [
      'types: [Ingress]',
      'ingress:',
      '  - { action: Allow, source: { namespaceSelector: all() } }',
      '  - { action: Deny, source: { namespaceSelector: all() }, protocol: TCP, destination: { ports: [22] } }',
    ]),
    good: policyText('CalicoPolicy', [
      'types: [Ingress]',
      'ingress:',
      '  - { action: Deny, source: { namespaceSelector: all() }, protocol: TCP, destination: { ports: [22] } }',
      '  - { action: Allow, source: { namespaceSelector: all() } }',
    ]),
  },
  find: ({ policies }) =>
    policies.flatMap(({ ref, dialect, parts }) =>
      parts.flatMap((part) =>
        part.rules.flatMap((rule, index): readonly Found[] => {
          const by = ordered.has(dialect) ? findEarlier(rule, index, part) : findWider(rule, index, part);
          if (by === undefined) return [];
          const same = by.action === rule.action;
          return [
            {
              object: ref,
              path: rule.path,
              certainty: certain,
              sentence: `${rule.path} decides nothing: ${by.path} ${same ? 'already' : `(${by.action})`} matches all that it matches${ordered.has(dialect) ? ', and comes first' : ''}.`,
              advice: same ? `Remove ${rule.path}.` : `Move ${rule.path} before ${by.path}, or make ${by.path} narrower.`,
            },
          ];
        }),
      ),
    ),
};

function findEarlier(rule: RuleReading, index: number, { rules }: PolicyPart): RuleReading | undefined {
  return rules.slice(0, index).find((other) => other.action !== 'log' && coversRule(other, rule));
}

/** Of two that are the same, the later one has no effect. One that opens to everyone what another restricts is another finding (empty-list). */
function findWider(rule: RuleReading, index: number, { rules }: PolicyPart): RuleReading | undefined {
  return rules.find(
    (other, position) =>
      position !== index &&
      other.action === rule.action &&
      !(other.peers.kind === 'everyone' && rule.peers.kind === 'some') &&
      coversRule(other, rule) &&
      (position < index || !coversRule(rule, other)),
  );
}
