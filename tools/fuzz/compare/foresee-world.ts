import type { Deviation } from '../../../harness/enforcers/deviation.ts';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import { rereadPolicies } from '../../../harness/enforcers/reread-policies.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import type { EnforcerSettings } from '../../../harness/dialects/settings.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { Manifest } from '../../../harness/vocabulary/manifest.ts';
import type { JudgedWorld } from '../ground/ground.ts';
import { askedName, isLookupRefused } from './expect-packets.ts';
import type { Foreseen } from './explain-packets.ts';

/** The enforcer that a world meets. */
export interface Enforcer {
  /** Its deviations, from which it predicts. */
  readonly known: readonly Deviation[];
  readonly predict: RunningCluster['predictDeviation'];
  readonly settings: EnforcerSettings;
  /** The CIDR groups of all worlds side by side: a cluster has them together. No policy of one world selects another one's. */
  readonly groups: readonly Manifest[];
}

/** What an enforcer makes of a world by its known deviations. */
export function foreseeWorld(world: JudgedWorld, { known, predict, settings, groups }: Enforcer): Foreseen {
  const ids = new Map<string, string>();
  const predictions = new Map(world.predictions);
  const policies = [...world.manifests, ...groups.filter((group) => !world.manifests.includes(group))];
  const rereadBy = (some: readonly Deviation[], flow: Flow): Ruleset => {
    const read = rereadPolicies(some, { flow, policies, world: world.world, settings, nodeTraffic: 'exempt' });
    return read === policies ? world.ruleset : compile(read, world.world, settings);
  };
  const reread = (flow: Flow): Ruleset => rereadBy(known, flow);
  for (const asking of world.flows) {
    const { id, flow } = asking;
    const defined = world.predictions.get(id);
    const deviation = defined && predict?.({ flow, policies, world: world.world }, defined);
    if (deviation !== undefined) {
      ids.set(id, deviation.id);
      predictions.set(id, deviation.prediction);
      continue;
    }
    if (askedName(asking) === undefined) continue;
    const isRefused = isLookupRefused({ ruleset: reread(flow) }, asking);
    if (isRefused === isLookupRefused(world, asking)) continue;
    const cause = known.find((one) => isLookupRefused({ ruleset: rereadBy([one], flow) }, asking) === isRefused);
    if (cause !== undefined) ids.set(id, cause.id);
  }
  return { ids, deviating: { ...world, predictions }, reread };
}
