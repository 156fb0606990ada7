import { predictDeviation } from '../../../harness/enforcers/predict-deviation.ts';
import type { CniName } from '../../../clusters/cni/cni-name.ts';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { manifests } from '../../policy/manifests.ts';
import { defaultSettings as settings } from '../../../harness/dialects/settings.ts';
import { enforcersOf } from '../../../clusters/cni/registry.ts';

/** `defined → on that CNI`, and the deviation where there is one; what is defined where there is none. */
export function askEnforcer(cni: CniName, world: World, yaml: string, probed: Flow): string {
  const policies = manifests(yaml);
  const defined = evaluate(compile(policies, world, settings), world, probed);
  const known = enforcersOf(cni).flatMap(({ deviations }) => deviations);
  const deviating = predictDeviation(known, { flow: probed, policies, world, settings, nodeTraffic: 'exempt' }, defined);
  return deviating === undefined ? defined.verdict : `${defined.verdict} → ${deviating.prediction.verdict}, ${deviating.id}`;
}
