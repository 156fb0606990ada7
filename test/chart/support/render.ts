import { join } from 'node:path';
import { findHelm, type Helm } from '../../../harness/source/chart/find-helm.ts';
import { renderChart, type RenderOptions } from '../../../harness/source/chart/render-chart.ts';
import { renderNotes } from '../../../harness/source/chart/render-notes.ts';
import { isPolicy } from '../../../harness/dialects/is-policy.ts';
import type { Engine } from '../../../scenarios/engines.ts';
import type { KubernetesObject, Manifest } from '../../../harness/vocabulary/manifest.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';

/** This project's chart. */
export const chart = join(import.meta.dirname, '..', '..', '..', 'chart');

/** What a test sets under `networkPolicy`, and beside it. */
export interface PolicyValues {
  readonly engine?: Engine;
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly [value: string]: unknown;
}

let found: Promise<Helm> | undefined;

/** Render this project's chart as release `rel` in namespace `ns`. */
export async function render(values: unknown, options: Partial<RenderOptions> = {}): Promise<readonly Manifest[]> {
  return (await renderChart(await complete(values, options))).manifests;
}

/** The policy objects alone, with `networkPolicy.enabled`. */
export async function renderPolicies(values: PolicyValues): Promise<readonly KubernetesObject[]> {
  return (await render(toValues(values))).filter(isPolicy).map(({ object }) => object);
}

/** The notes after an installation, with `networkPolicy.enabled`. */
export async function notes(values: PolicyValues): Promise<string> {
  return renderNotes(await complete(toValues(values), {}));
}

/** What helm says about values that do not render. */
export async function refusal(values: PolicyValues, options: Partial<RenderOptions> = {}): Promise<string> {
  try {
    await render(toValues(values), options);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error(`it rendered: ${JSON.stringify(values)}`);
}

/** Chart values from what a test sets. */
export function toValues({ engine = 'kubernetes', policy = {}, ...rest }: PolicyValues): Readonly<Record<string, unknown>> {
  return { ...rest, networkPolicy: { enabled: true, engine, ...policy } };
}

async function complete(values: unknown, options: Partial<RenderOptions>): Promise<RenderOptions> {
  found ??= findHelm();
  return { helm: await found, chart, release: 'rel', namespace: 'ns', values, ...options };
}
