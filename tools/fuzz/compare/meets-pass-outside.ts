import { resolvePacket } from '../../../harness/policy/evaluate/packet.ts';
import { tryRule } from '../../../harness/policy/evaluate/try-rule.ts';
import type { FuzzFlow, JudgedWorld } from '../ground/ground.ts';

/**
 * Whether a Pass is for a flow to or from outside. Cilium denies there what it learns of after it has computed the rules of a pod: the address of a
 * name that was looked up, or a network of another policy. Its `consumeMapChanges` (1.20, `pkg/policy`) enters the Pass alone for it, and nothing that
 * is allowed to everyone; a computation anew finds both.
 */
export function meetsPassOutside({ world, ruleset }: Pick<JudgedWorld, 'world' | 'ruleset'>, { flow }: Pick<FuzzFlow, 'flow'>): boolean {
  const packet = resolvePacket(world, flow);
  const isOutside = (id: string): boolean => world.endpoints.some((endpoint) => endpoint.id === id && endpoint.kind === 'external');
  const sides = [
    { direction: 'egress', subject: flow.source, peer: flow.destination },
    { direction: 'ingress', subject: flow.destination, peer: flow.source },
  ] as const;
  return sides
    .filter(({ peer }) => isOutside(peer))
    .some(({ direction, subject }) =>
      ruleset.tiers
        .flatMap(({ policies }) => policies)
        .filter(({ subjects }) => subjects.has(subject))
        .flatMap(({ [direction]: rules }) => rules?.rules ?? [])
        .some(({ action, match }) => action === 'pass' && tryRule(match, packet, []).holds),
    );
}
