import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import { compileCell } from '../../../harness/run/compile-cell.ts';
import type { ReadyCell, StoppedCell } from '../../../harness/run/prepared-cell.ts';
import type { Application } from '../mutant.ts';

/** Compile a site's mutated policies and predict its flows, as a run does with rendered ones. */
export function compileApplication({ site, policies }: Application, running: RunningCluster): ReadyCell | StoppedCell {
  return compileCell({ ...site, kind: 'rendered', policies }, site.world, [site.cell], running);
}
