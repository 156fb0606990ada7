import type { z } from 'zod';
import type { Manifest } from '../../vocabulary/manifest.ts';
import { ManifestError } from '../manifest-error.ts';

/**
 * Check a manifest's object against its dialect's schema (strict objects, so that an unknown field is an error).
 * @throws ManifestError for the first problem, with its field path, e.g. `spec.ingress[0].ports[1].port`
 */
export function parseManifest<Schema extends z.ZodType>(schema: Schema, manifest: Manifest): z.output<Schema> {
  const result = schema.safeParse(manifest.object, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = flatten(result.error.issues);
  if (issue === undefined) throw result.error;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = formatPath(unknown === undefined ? issue.path : [...issue.path, unknown]);
  throw new ManifestError(manifest, path, unknown === undefined ? issue.message : 'unknown field; remove it or correct its name');
}

/** A union reports one list of issues per member: the member that got furthest says what the author meant. */
function flatten(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    // What is wrong with a key stands one level down, without the path.
    if (issue.code === 'invalid_key') return issue.issues.map((inner) => ({ ...inner, path: issue.path }));
    if (issue.code !== 'invalid_union') return [issue];
    const members = issue.errors.map((member) => flatten(member).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
    const furthest = members.toSorted((a, b) => depth(b) - depth(a))[0];
    return furthest === undefined || furthest.length === 0 ? [issue] : furthest;
  });
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  // Not one argument an issue: a hostile list makes more of them than a call can have.
  return issues.reduce((most, { path }) => Math.max(most, path.length), 0);
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${String(part)}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('');
}
