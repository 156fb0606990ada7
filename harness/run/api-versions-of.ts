import { readKinds } from '../dialects/find-kind.ts';
import { dialects } from '../dialects/registry.ts';

/**
 * What a cluster that serves some dialects offers, as `--api-versions` takes it: a chart that asks `.Capabilities.APIVersions` for its
 * dialect renders what it would render there.
 */
export function apiVersionsOf(ids: readonly string[]): readonly string[] {
  const kinds = dialects.filter(({ id }) => ids.includes(id)).flatMap(readKinds);
  return [...new Set(kinds.flatMap(({ apiVersions, kind }) => apiVersions.flatMap((version) => [version, `${version}/${kind}`])))];
}
