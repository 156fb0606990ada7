import type { Engine } from '../../scenarios/engines.ts';
import type { Manifest } from '../../harness/vocabulary/manifest.ts';
import type { Site } from './catalogue/site.ts';

/** A mutant of one site: the policies it would have if the chart made that mistake. */
export interface Application {
  readonly site: Site;
  readonly policies: readonly Manifest[];
}

/** One mistake of the chart, in every site that renders what it is about. */
export interface Mutant {
  readonly engine: Engine;
  /** Id of the operator. */
  readonly operator: string;
  /** The policy object, with `<namespace>` for the site's. */
  readonly policy: string;
  /** Where in the object of the first application, e.g. `spec.ingress[0].ports[0].port`. */
  readonly path: string;
  /** The rule that it is about, as YAML with `<namespace>` for the site's; empty where it is about none. */
  readonly rule: string;
  /** What changes, in words. */
  readonly change: string;
  readonly applications: readonly Application[];
}
