import type { KubernetesObject } from '../vocabulary/manifest.ts';
import type { Check } from './check.ts';
import type { Expectation } from './expectation.ts';
import type { Places } from './places.ts';
import type { Values } from './values.ts';

/** Values for the source, and the expectations that follow. Each of its functions is called once a cell. */
export interface Scenario {
  /** Unique in its suite; lower case with dashes, at most 40 characters (it becomes part of a namespace's name). */
  readonly id: string;
  /** Id of the claim that it decides. */
  readonly claim: string;
  /** One sentence that is true where the scenario is ok. */
  readonly title: string;
  readonly engines: readonly string[];
  /** Values that it sets and that mean nothing where the source does not know them, e.g. `networkPolicy.openPorts`: it is skipped there. */
  readonly requires?: readonly string[];
  /** `cluster`: the source's policies reach beyond its namespaces, so that it is judged in a world of its own. Absent: `namespace`. */
  readonly scope?: 'namespace' | 'cluster';
  /** What flows that no expectation names must be, by direction; absent: nothing is said of them. */
  readonly everythingElse?: EverythingElse;
  /** How the source is installed; absent: a first installation of one release. */
  readonly installation?: Installation;
  /** The source's values besides those that choose the engine. */
  values(places: Places, engine: string): Values;
  /** What must hold under these values. */
  expect(engine: string): readonly Expectation[];
  /** Expectations about what is rendered. */
  checks?(engine: string): readonly Check[];
  /** Policy objects that somebody else put into the release namespace. */
  foreignPolicies?(places: Places): readonly KubernetesObject[];
}

/** Directions, as the subjects see them, in which whatever is not declared must be denied. */
export interface EverythingElse {
  readonly ingress?: 'denied';
  readonly egress?: 'denied';
}

/** How a source is installed. */
export interface Installation {
  /** The release's name; absent: the run's. */
  readonly release?: string;
  /** `upgrade`: as the second installation of a release (`.Release.IsUpgrade`). */
  readonly stage?: 'install' | 'upgrade';
  /** A second release of the same values, in a namespace of its own. */
  readonly beside?: { readonly release: string };
}
