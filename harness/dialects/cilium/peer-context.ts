import type { World } from '../../vocabulary/world.ts';
import type { EnforcerSettings } from '../settings.ts';
import type { CidrGroup } from './cidr-group.ts';
import type { Identity } from './identities.ts';
import type { PolicyScope } from './scope-selector.ts';

/** What a rule's peers are grounded against. */
export interface PeerContext {
  readonly world: World;
  readonly settings: EnforcerSettings;
  readonly scope: PolicyScope;
  readonly identities: readonly Identity[];
  readonly cidrGroups: readonly CidrGroup[];
  /** Refuse what is at a path below the policy object. */
  readonly refuse: (path: string, problem: string) => never;
}
