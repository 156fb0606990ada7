import type { Cell } from '../../../harness/plan/cell.ts';
import type { ReadyCell } from '../../../harness/run/prepared-cell.ts';
import type { World } from '../../../harness/vocabulary/world.ts';

/**
 * The cells of one namespace as one: they deploy the same objects and declare flows of their own, all of which a mutant of
 * the objects must get past.
 */
export interface Site extends ReadyCell {
  /** All of them; `cell` is the first. */
  readonly cells: readonly Cell[];
  /** What the policies are compiled against. */
  readonly world: World;
}
