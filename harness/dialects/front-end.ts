import type { Manifest } from '../vocabulary/manifest.ts';
import type { World } from '../vocabulary/world.ts';
import type { Policy } from '../policy/ir/policy.ts';

/** A compiled policy and the tier it belongs to. */
export interface PlacedPolicy {
  readonly tier: { readonly name: string; readonly order: number };
  readonly policy: Policy;
}

/**
 * A dialect's way into the intermediate form. One file, one line in the registry.
 */
export interface FrontEnd {
  /** `apiVersion` + `/` + kind, e.g. `networking.k8s.io/v1/NetworkPolicy`, of every object it understands. */
  readonly kinds: readonly string[];
  /**
   * Compile all of a cell's objects of this dialect together (a Calico NetworkSet is used by a NetworkPolicy).
   * @throws ManifestError for an unknown or unsupported field, a bad CIDR, selector, port…: never ignored.
   */
  compile(manifests: readonly Manifest[], context: CompileContext): readonly PlacedPolicy[];
}

/** What a front end may know besides its own objects. */
export interface CompileContext {
  readonly world: World;
  /** The CNI whose own dialect is present among the cell's objects: decides where a NetworkPolicy stands among them. */
  readonly companions: ReadonlySet<'cilium' | 'calico'>;
  /** Behaviour that an enforcer's configuration decides. */
  readonly settings: EnforcerSettings;
}

/** Settings of an enforcer that change what a dialect means. */
export interface EnforcerSettings {
  /** Cilium `policyCIDRMatchMode`: which in-cluster addresses a CIDR matches. Default: none. */
  readonly ciliumCidrMatches: ReadonlySet<'nodes' | 'pods'>;
}
