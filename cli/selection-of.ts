import type { CellSelection } from '../api/run-spec.ts';
import type { selection } from './flags/shared-flags.ts';
import type { ValuesOf } from './flags/flag.ts';

/** The selection that flags make. */
export function selectionOf({ engine, scenario, claim, grep, shard }: ValuesOf<typeof selection>): CellSelection {
  return { engines: engine, scenarios: scenario, claims: claim, grep, shard };
}
