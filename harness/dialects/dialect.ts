import type { Policy } from '../policy/ir/policy.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import type { World } from '../vocabulary/world.ts';
import type { EnforcerSettings } from './settings.ts';

/**
 * The API that policy objects belong to, with everything that is to be known of it: which objects it has, and what they mean. One folder, one
 * line in the registry; whatever asks for API groups, kinds, scopes or orders loops over the registry.
 */
export interface Dialect {
  /** As engines and results name it. */
  readonly id: string;
  /** One lower-case letter, unique: stands for it in the names of namespaces. */
  readonly code: string;
  /** For people: `Cilium`. */
  readonly title: string;
  /**
   * API groups that are all its own: an object of one of them whose kind is not listed is never taken for innocent. A group that it shares
   * with others (networking.k8s.io has Ingresses too) is not among them.
   */
  readonly groups: readonly string[];
  /** The first `policy` is the kind that a cluster which serves the dialect can't lack. */
  readonly kinds: readonly DialectKind[];
  /** The enforcer whose own dialect it is; no cluster enforces those of two. Absent: several enforce it. */
  readonly native?: string;
  /** Where NetworkPolicies stand in the default tier beside this dialect's own policies (see `Policy.order`). */
  readonly networkPolicyOrder?: number;
  /** Which of two policies of one tier and one order is first; absent: by name, then by namespace. */
  readonly compareTies?: (a: Policy, b: Policy) => number;
  /** Objects that may be made or deleted at once, where its admission takes no more than that. */
  readonly applyAtOnce?: number;
  /** Names that its API's authorisation asks for beside the kinds' own. */
  readonly authorisedAs?: readonly string[];
  /**
   * Compile all of a cell's objects of this dialect together (a Calico NetworkSet is used by a NetworkPolicy).
   * @throws ManifestError for an unknown or unsupported field, a bad CIDR, selector, port…: never ignored
   */
  compile(manifests: readonly Manifest[], context: CompileContext): readonly PlacedPolicy[];
}

/** A kind of object that a dialect knows. */
export type DialectKind = {
  readonly apiVersions: readonly string[];
  readonly kind: string;
  /** The resource's name in paths and permissions. */
  readonly plural: string;
  readonly scope: 'namespaced' | 'cluster';
} & (
  | {
      /** `policy`: it decides flows. `auxiliary`: policies refer to it, so it is made before them. */
      readonly role: 'policy' | 'auxiliary';
    }
  | {
      /** `inert`: it decides no flow, and is left out. `refused`: it decides or changes flows in a way that the model does not judge. */
      readonly role: 'inert' | 'refused';
      /** For the user, after the kind: what it does, and what to do about it. */
      readonly why: string;
    }
);

/** A compiled policy and the tier it belongs to. */
export interface PlacedPolicy {
  readonly tier: { readonly name: string; readonly order: number };
  readonly policy: Policy;
}

/** What a dialect may know besides its own objects. */
export interface CompileContext {
  readonly world: World;
  /** Where NetworkPolicies stand in the default tier: see `Dialect.networkPolicyOrder`. */
  readonly networkPolicyOrder: number;
  /** Behaviour that an enforcer's configuration decides. */
  readonly settings: EnforcerSettings;
}
