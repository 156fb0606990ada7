import type { AddressSet } from '../../address/address-set.ts';

/**
 * A condition on one side of a flow. Selectors, namespaces, entities, nodes, services and CIDRs are *grounded* when a
 * policy is compiled against a world: they become the set of addresses they stand for (after a Service's DNAT).
 * Names stay names, because what they resolve to is learned at run time.
 */
export type Clause = AddressClause | NameClause;

/** The side's address is (or with `negated`, is not) in the set. */
export interface AddressClause {
  readonly kind: 'addresses';
  readonly negated: boolean;
  readonly set: AddressSet;
  /** The condition as its dialect words it, for traces: `pods app=web in namespaces team=a`, `10.0.0.0/8 except 10.1.0.0/16`. */
  readonly text: string;
}

/** The destination was found by looking up a name that one of the patterns matches. */
export interface NameClause {
  readonly kind: 'names';
  readonly patterns: readonly NamePattern[];
  /**
   * What teaches the enforcer a name's addresses: `dns-rule`, only lookups that a rule with `observesNames` let through
   * (Cilium's DNS proxy); `any-lookup`, every lookup of the subject (ClusterNetworkPolicy `domainNames`).
   */
  readonly learnedBy: 'dns-rule' | 'any-lookup';
  readonly text: string;
}

/**
 * An exact name, or a pattern. Names are lower case without the final dot. `regex` is anchored and lower case, and it
 * is what decides; `text` is what the manifest says.
 */
export interface NamePattern {
  readonly text: string;
  readonly regex: RegExp;
}
