import { z } from 'zod';
import { wildcard } from '../text/wildcard.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { workloadKinds, type WorkloadPods } from './workload-kinds.ts';

/** What makes the controller's pods. */
export interface Workload extends WorkloadPods {
  /** For messages: `templates/deployment.yaml: Deployment web`. */
  readonly label: string;
}

/** A workload as the chart rendered it, and how its kind is read. */
interface Rendered {
  readonly manifest: Manifest;
  readonly schema: z.ZodType<WorkloadPods>;
}

/**
 * Find the workload whose pods are the controller's: the one that is named, else the only one of the first group of `workloadKinds` of
 * which any is rendered, else the only one of them with a container port named `metrics`.
 * @param name of the workload; `*` stands for any text
 * @throws UserError naming what is rendered, where that is not exactly one
 */
export function findWorkload(manifests: readonly Manifest[], name?: string): Workload {
  const groups = workloadKinds.map((kinds) =>
    manifests.flatMap((manifest): readonly Rendered[] => {
      const schema = kinds.get(manifest.object.kind);
      return schema === undefined ? [] : [{ manifest, schema }];
    }),
  );
  const all = groups.flat();
  const first = groups.find((group) => group.length > 0) ?? [];
  const fitting = name === undefined ? first : all.filter(({ manifest }) => wildcard(name).test(manifest.object.metadata.name));
  const parsed = fitting.map(parseWorkload);
  const withMetrics = parsed.filter(({ template }) =>
    template.spec.containers.some(({ ports }) => ports.some((port) => port.name === 'metrics')),
  );
  const [only, ...more] = parsed.length === 1 ? parsed : withMetrics;
  if (only === undefined || more.length > 0)
    throw new UserError(
      describeChoice(
        all.map(({ manifest }) => manifest),
        name,
      ),
      2,
    );
  return only;
}

function parseWorkload({ manifest, schema }: Rendered): Workload {
  const label = labelOf(manifest);
  const result = schema.safeParse(manifest.object);
  if (!result.success) throw new UserError(`${label}: ${z.prettifyError(result.error)}`, 2);
  return { label, ...result.data };
}

function describeChoice(all: readonly Manifest[], name: string | undefined): string {
  const rendered = all.length === 0 ? 'none' : all.map(labelOf).join('; ');
  return name === undefined
    ? `The chart must render the controller's Deployment, the one with a container port named metrics, exactly once (rendered: ${rendered}). The probe pod takes its labels and ports from it. Where it is another one, say which in the scenario: workload: 'NAME'.`
    : `The scenario's workload ${name} must be the name of exactly one workload that the chart renders (rendered: ${rendered}).`;
}

function labelOf({ file, object }: Manifest): string {
  return `${file}: ${object.kind} ${object.metadata.name}`;
}
