import { isDeepStrictEqual } from 'node:util';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';

/** Pods whose policies differ between two rulesets, by the direction in which they do. */
export interface ChangedEnds {
  readonly ingress: ReadonlySet<string>;
  readonly egress: ReadonlySet<string>;
}

/**
 * The pods that two rulesets could treat differently. A flow's verdict follows from the egress policies of its source and the
 * ingress policies of its destination alone, so every other flow's is the same under both.
 */
export function changedEnds(before: Ruleset, after: Ruleset): ChangedEnds {
  return { ingress: changedIn('ingress', before, after), egress: changedIn('egress', before, after) };
}

type Direction = keyof ChangedEnds;

function changedIn(direction: Direction, before: Ruleset, after: Ruleset): ReadonlySet<string> {
  const pods = new Set(
    [before, after].flatMap(({ tiers }) => tiers.flatMap(({ policies }) => policies.flatMap(({ subjects }) => [...subjects]))),
  );
  return new Set([...pods].filter((pod) => !isDeepStrictEqual(seenBy(pod, direction, before), seenBy(pod, direction, after))));
}

/** The rules that a pod's flows of one direction meet, tier by tier. */
function seenBy(pod: string, direction: Direction, { tiers }: Ruleset): unknown {
  return tiers.map(({ name, order, policies }) => ({
    name,
    order,
    rules: policies
      .filter(({ subjects, [direction]: rules }) => subjects.has(pod) && rules !== undefined)
      .map((policy) => policy[direction]),
  }));
}
