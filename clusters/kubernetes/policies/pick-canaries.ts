import type { CellPolicies } from '../../../harness/cluster/cluster.ts';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { World } from '../../../harness/vocabulary/world.ts';

/** Requests of which one is enough to see that a subject's policies of one direction are enforced. */
export type Canaries = readonly ProbeRequest[];

/** Looks cost a silence each; more than these few of a kind show nothing more. */
const canariesEach = 3;

/**
 * The flows that show when the policies of each cell are in effect: those that the manifests deny, a few for every subject
 * and direction. Without waiting for them, a flow seen right after the apply would look allowed because nothing was enforced yet.
 * None to or from nodes and the apiserver: some enforcers let these pass whatever the policies say, and would be waited for in vain.
 */
export function pickCanaries(cells: readonly CellPolicies[], requests: readonly ProbeRequest[], world: World): readonly Canaries[] {
  const unsure = new Set(world.endpoints.filter(({ kind }) => kind === 'node' || kind === 'apiserver').map(({ id }) => id));
  const sure = requests.filter(({ flow }) => flow.via.kind !== 'name' && !unsure.has(flow.source) && !unsure.has(flow.destination));
  return cells.flatMap(({ ruleset }) => {
    const subjects = new Set(ruleset.tiers.flatMap(({ policies }) => policies).flatMap((policy) => [...policy.subjects]));
    const groups = new Map<string, ProbeRequest[]>();
    for (const request of sure) {
      const { source, destination } = request.flow;
      if (!subjects.has(source) && !subjects.has(destination)) continue;
      const { verdict, decidedBy } = evaluate(ruleset, world, request.flow);
      if (verdict !== 'denied') continue;
      const key = `${decidedBy.direction} ${decidedBy.subject}`;
      const group = groups.get(key) ?? [];
      if (group.length < canariesEach) groups.set(key, [...group, request]);
    }
    return [...groups.values()];
  });
}
