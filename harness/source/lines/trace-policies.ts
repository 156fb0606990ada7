import { isDeepStrictEqual } from 'node:util';
import { formatPolicyRef } from '../../policy/format-policy-ref.ts';
import { policyRefOf } from '../../dialects/policy-ref-of.ts';
import type { KubernetesObject, Manifest } from '../../vocabulary/manifest.ts';
import { findObjectLine } from './find-object-line.ts';
import { readMarks } from './read-marks.ts';
import type { SourceLines } from './source-lines.ts';

/** What was rendered, and how to render it again from marked copies of the chart. */
export interface TraceRequest {
  /** The chart's folder. */
  readonly chart: string;
  /** The policies that the chart rendered. */
  readonly policies: readonly Manifest[];
  /**
   * Renderings of the same from marked copies, the best marked first. They are believed only where they are, without their
   * marks, exactly what the chart rendered.
   */
  readonly marked: readonly (() => Promise<readonly Manifest[]>)[];
}

/**
 * Where in the chart's templates policies were written, by reference. What marks can't tell is read from the text of the
 * template that helm names; a policy that is not from a template (a scenario's own) is left out.
 */
export async function tracePolicies({ chart, policies, marked }: TraceRequest): Promise<ReadonlyMap<string, SourceLines>> {
  for (const render of marked) {
    const found = readAll(policies, await render().catch(() => []));
    if (found !== undefined) return found;
  }
  const lines = await Promise.all(policies.map(async (policy) => [refOf(policy), await findObjectLine(chart, policy)] as const));
  return new Map(lines.flatMap(([ref, object]) => (object === undefined ? [] : [[ref, { object, maps: new Map() }] as const])));
}

function readAll(policies: readonly Manifest[], marked: readonly Manifest[]): ReadonlyMap<string, SourceLines> | undefined {
  const read = new Map(marked.map((manifest) => [refOf(manifest), readMarks(manifest.object)]));
  const found = new Map<string, SourceLines>();
  for (const policy of policies) {
    const { value, lines } = read.get(refOf(policy)) ?? {};
    const object = lines?.get('');
    if (lines === undefined || object === undefined || !sameObject(policy.object, value)) return undefined;
    found.set(refOf(policy), { object, maps: lines });
  }
  return found;
}

function sameObject(object: KubernetesObject, other: unknown): boolean {
  return isDeepStrictEqual(object, other);
}

function refOf(manifest: Manifest): string {
  return formatPolicyRef(policyRefOf(manifest));
}
