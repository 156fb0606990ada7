import type { Engine } from '../vocabulary/engine.ts';
import type { KubernetesObject } from '../vocabulary/manifest.ts';
import type { Check } from './check.ts';
import type { ClaimId } from './claims.ts';
import type { FlowExpectation } from './expectation.ts';
import type { Places } from './places.ts';
import { defineTests } from './mocha-tests.ts';
import { register } from './registered.ts';

/** Values for the chart, and the expectations that follow. */
export interface Scenario {
  /** Unique; lower case with dashes, at most 40 characters (it becomes part of a namespace's name). */
  readonly id: string;
  readonly claim: ClaimId;
  /** One sentence that is true where the scenario is ok. */
  readonly title: string;
  readonly engines: readonly Engine[];
  /**
   * The workload whose pods `controller` stands for: its name as it is rendered, where `*` stands for any text. Absent: the only Deployment (or,
   * where there is none, StatefulSet or DaemonSet, then Job, CronJob or Pod), or the one with a container port named `metrics`.
   */
  readonly workload?: string;
  /** The chart's values besides those that choose the engine, which the harness sets. */
  values(places: Places, engine: Engine): ChartValues;
  /**
   * The chart's own way to be told the engine, where it is another than `networkPolicy.engine`: `() => ({})` for a chart that renders
   * one dialect and has no such value.
   */
  engineValues?(engine: Engine): ChartValues;
  /** What must hold under these values. */
  expect(engine: Engine): readonly FlowExpectation[];
  /** Expectations about what is rendered. */
  checks?(engine: Engine): readonly Check[];
  /** Policy objects that somebody else put into the release namespace. */
  foreignPolicies?(places: Places): readonly KubernetesObject[];
}

/** Values in the shape of the chart's `values.yaml`; anything a chart takes. */
export interface ChartValues {
  readonly networkPolicy?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/**
 * Declare a scenario: registers it, and under mocha defines one `it` for each of its expectations. It does not probe.
 */
export function scenario(definition: Scenario): Scenario {
  register(definition);
  defineTests(definition);
  return definition;
}
