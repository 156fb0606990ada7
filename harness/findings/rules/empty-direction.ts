import { policyText } from '../example.ts';
import { certain, type Found } from '../finding.ts';
import { leavesOpen } from '../isolation.ts';
import { directions } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';

/** A direction of a Cilium policy that is written and holds no rule. */
export const emptyDirection: Rule = {
  id: 'empty-direction',
  title: 'A direction of a Cilium policy is written and holds no rule, which isolates nothing',
  severity: 'open by accident',
  dialects: ['cilium'],
  source: 'https://docs.cilium.io/en/stable/security/policy/intro/#policy-enforcement-modes',
  example: {
    bad: policyText('CiliumNetworkPolicy', ['endpointSelector: {}', 'ingress: []', 'egress: [{ toEntities: [cluster] }]']),
    good: policyText('CiliumNetworkPolicy', ['endpointSelector: {}', 'ingress: [{}]', 'egress: [{ toEntities: [cluster] }]']),
  },
  find: (context) =>
    context.policies
      .filter(({ dialect }) => dialect === 'cilium')
      .flatMap(({ ref, parts }) =>
        parts.flatMap((part) =>
          directions.flatMap((direction): readonly Found[] => {
            const { written, path } = part[direction];
            if (written !== 'empty' && written !== 'null') return [];
            if (part.rules.some((rule) => rule.direction === direction)) return [];
            return [
              {
                object: ref,
                path,
                certainty: certain,
                severity: leavesOpen(part, direction, context) ? 'open by accident' : 'without effect',
                sentence: `${path} is written and holds no rule: Cilium isolates a direction only where it holds one, so that ${direction} stays as open as without it.`,
                advice: `Write ${direction}: [{}] to close it, or leave ${direction} out.`,
              },
            ];
          }),
        ),
      ),
};
