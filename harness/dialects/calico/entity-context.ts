import type { World } from '../../vocabulary/world.ts';
import type { Labelled } from './labelled.ts';

/** What a rule's source or destination is grounded against. */
export interface EntityContext {
  readonly world: World;
  readonly labelled: readonly Labelled[];
  /** Of the policy; undefined for a GlobalNetworkPolicy. */
  readonly namespace: string | undefined;
}
