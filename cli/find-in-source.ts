import { unreadPolicies } from '../harness/dialects/unread-policy.ts';
import { isPolicy } from '../harness/dialects/is-policy.ts';
import { contextOf } from '../harness/findings/context.ts';
import { findAll } from '../harness/findings/find-all.ts';
import type { Finding } from '../harness/findings/finding.ts';
import { placeFindings } from '../harness/findings/place-findings.ts';
import { guessSource } from '../harness/source/guess-source.ts';
import { openSource } from '../harness/source/open-source.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';

/** A source on a command line. */
export interface SourceArguments {
  readonly paths: readonly string[];
  /** Files of chart values. */
  readonly values: readonly string[];
}

/** The names that a release has where nobody says one. */
const release = { name: 'release', namespace: 'release' } as const;

/**
 * What is found in a source, with the line of each finding.
 * @throws UserError where the source can't be read or rendered, or holds an object that looks like a policy and that nobody reads
 */
export async function findInSource({ paths, values }: SourceArguments, signal: AbortSignal): Promise<readonly Finding[]> {
  const spec = await guessSource({ paths, valuesFiles: values });
  await using source = await openSource({ spec, signal });
  const request = { values: {}, namespace: release.namespace, release: release.name, apiVersions: [], signal };
  const manifests = await source.render(request);
  const unread = unreadPolicies(manifests);
  if (unread.length > 0) throw new UserError(unread.map(({ message }) => message).join('\n'), 2);
  const context = contextOf({
    manifests,
    release: release.name,
    namespace: release.namespace,
    ...(spec.kind === 'chart' ? { chart: source.info.name } : {}),
  });
  const findings = findAll(context);
  if (findings.length === 0) return findings;
  return placeFindings(findings, await source.locate(context.manifests.filter(isPolicy), request));
}
