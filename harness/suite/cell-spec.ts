import type { KubernetesObject } from '../vocabulary/manifest.ts';
import type { Check } from './check.ts';
import type { Expectation } from './expectation.ts';
import type { Places } from './places.ts';
import type { EverythingElse, Installation, Scenario } from './scenario.ts';
import type { EngineSpec, Suite } from './suite.ts';
import type { Values } from './values.ts';

/** One scenario × one engine as plain data: what its functions say has been asked once. */
export interface CellSpec {
  /** `<scenario>/<engine>`. */
  readonly id: string;
  readonly scenario: string;
  readonly claim: string;
  readonly title: string;
  readonly engine: string;
  /** The engine's dialects. */
  readonly dialects: readonly string[];
  readonly requires: readonly string[];
  readonly scope: 'namespace' | 'cluster';
  readonly everythingElse: EverythingElse;
  readonly installation: Installation;
  readonly expectations: readonly Expectation[];
  readonly checks: readonly Check[];
  /** To be called once, as soon as the run's names and addresses are known. */
  readonly inputs: (places: Places) => CellInputs;
}

/** What a cell deploys besides what its source renders, and the values that its source gets. */
export interface CellInputs {
  /** The scenario's, and the engine's over them. */
  readonly values: Values;
  /** Policies that somebody else put into the namespace. */
  readonly foreignPolicies: readonly KubernetesObject[];
}
