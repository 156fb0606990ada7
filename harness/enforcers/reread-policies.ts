import type { Manifest } from '../vocabulary/manifest.ts';
import type { Deviation, DeviatingFlow } from './deviation.ts';

/** The policies as an enforcer with all these deviations reads them for a flow; the very same list where it reads them as they are. */
export function rereadPolicies(deviations: readonly Deviation[], flow: DeviatingFlow): readonly Manifest[] {
  return deviations.reduce((policies, deviation) => deviation.reread?.({ ...flow, policies }) ?? policies, flow.policies);
}
