import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { Application, Mutant } from '../mutant.ts';
import type { Fate } from './fate.ts';
import { judgeByPackets, type PacketFinding } from './judge-by-packets.ts';
import { judgeInModel } from './judge-in-model.ts';

/** A mutant and what became of it; `packets` where the model caught it and packets were sent. */
export interface JudgedMutant {
  readonly mutant: Mutant;
  readonly fate: Fate;
  readonly packets?: PacketFinding;
}

/** Judge mutants by the model, and those it catches by packets where the cluster sends any. */
export async function judgeMutants(
  mutants: readonly Mutant[],
  running: RunningCluster,
  onProgress: (stage: string, done: number, total: number) => void,
): Promise<readonly JudgedMutant[]> {
  const judged = judgeAllInModel(mutants, running, onProgress);
  if (running.info.evidence === 'prediction') return judged;
  const caught = judged.flatMap(({ mutant, fate }) => (fate.kind === 'caught' ? [{ mutant, fate }] : []));
  const findings = await judgeByPackets(caught, running, (done, total) => {
    onProgress('rounds of packets', done, total);
  });
  return judged.map((each) => {
    const packets = findings.get(each.mutant);
    return packets === undefined ? each : { ...each, packets };
  });
}

/** Each mutant tries the site that has caught fewest so far first, so that the rounds of packets are few. */
function judgeAllInModel(
  mutants: readonly Mutant[],
  running: RunningCluster,
  onProgress: (stage: string, done: number, total: number) => void,
): readonly JudgedMutant[] {
  const load = new Map<string, number>();
  const loadOf = ({ site }: Application): number => load.get(site.cell.namespace) ?? 0;
  return mutants.map((mutant, index) => {
    const fate = judgeInModel(mutant, running, (a, b) => loadOf(a) - loadOf(b));
    if (fate.kind === 'caught') load.set(fate.application.site.cell.namespace, loadOf(fate.application) + 1);
    onProgress('mutants in the model', index + 1, mutants.length);
    return { mutant, fate };
  });
}
