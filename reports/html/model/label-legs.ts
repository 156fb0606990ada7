import type { Results } from '../../../harness/vocabulary/results.ts';
import { legName } from '../../../harness/vocabulary/legs.ts';

/** A label for each of several results, as short as telling them apart allows: the CNI, the leg's name, or that with its run. */
export function labelLegs(results: readonly Results[]): readonly string[] {
  const attempts: readonly ((result: Results) => string)[] = [
    ({ run }) => (run.cluster.evidence === 'prediction' ? 'prediction' : run.cluster.cni),
    legName,
    (result) => `${legName(result)} · run ${result.run.id}`,
    (result) => `${legName(result)} · run ${result.run.id} of ${result.run.startedAt}`,
  ];
  const labels = attempts.map((label) => results.map(label)).find((all) => new Set(all).size === all.length);
  return labels ?? results.map((result, index) => `${legName(result)} · ${String(index + 1)}`);
}
