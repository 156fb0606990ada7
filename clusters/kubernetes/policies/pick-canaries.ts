import type { CellPolicies } from '../../../harness/cluster/cluster.ts';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import { groupBy } from '../../../harness/policy/group-by.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { World } from '../../../harness/vocabulary/world.ts';

/** Requests of which one is enough to see that a subject's policies of one direction are enforced. */
export type Canaries = readonly ProbeRequest[];

/** Looks cost a silence each; more than these few of a kind show nothing more. */
const canariesEach = 3;

/**
 * The flows that show when the policies of each cell are in effect: those that the manifests deny, a few for every subject
 * and direction. Without waiting for them, a flow seen right after the apply would look allowed because nothing was enforced yet.
 */
export function pickCanaries(cells: readonly CellPolicies[], requests: readonly ProbeRequest[], world: World): readonly Canaries[] {
  const ordered = podsFirst(requests, world);
  return cells.flatMap(({ ruleset }) => {
    const subjects = new Set(ruleset.tiers.flatMap(({ policies }) => policies).flatMap((policy) => [...policy.subjects]));
    const groups = new Map<string, ProbeRequest[]>();
    for (const request of ordered) {
      const { source, destination, via } = request.flow;
      if (via.kind === 'name' || (!subjects.has(source) && !subjects.has(destination))) continue;
      const { verdict, decidedBy } = evaluate(ruleset, world, request.flow);
      if (verdict !== 'denied') continue;
      const key = `${decidedBy.direction} ${decidedBy.subject}`;
      const group = groups.get(key) ?? [];
      if (group.length < canariesEach) groups.set(key, [...group, request]);
    }
    return [...groups.values()];
  });
}

/** Enforcers differ in what they do about nodes, the apiserver and hosts outside; between pods all of them deny. */
function podsFirst(requests: readonly ProbeRequest[], { endpoints }: World): readonly ProbeRequest[] {
  const pods = new Set(endpoints.filter(({ kind }) => kind === 'pod').map(({ id }) => id));
  const groups = groupBy(requests, ({ flow }) => pods.has(flow.source) && pods.has(flow.destination));
  return [...(groups.get(true) ?? []), ...(groups.get(false) ?? [])];
}
