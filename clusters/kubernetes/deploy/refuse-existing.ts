import { z } from 'zod';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../api/api.ts';

const namespaceSchema = z.object({ metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).default({}) }) });

/** The labels of every namespace of the cluster, by name. @throws ApiError */
export async function listNamespaces(api: Api): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const namespaces = await api.list('/api/v1/namespaces', namespaceSchema);
  return new Map(namespaces.map(({ metadata }) => [metadata.name, metadata.labels]));
}

/** A run only works in namespaces that it made itself. @throws UserError where one of a wanted name exists */
export function refuseExisting(wanted: readonly string[], existing: ReadonlySet<string>): void {
  const taken = wanted.filter((name) => existing.has(name));
  if (taken.length === 0) return;
  throw new UserError(
    `These namespaces exist already, and a run only works in namespaces that it made itself: ${taken.join(', ')}. If an earlier run left them, remove them with: npm run conformance -- clean. If they are somebody's, run on a cluster that is made for the run, or without --allow-namespaces: flows of pods there are skipped then.`,
    2,
  );
}
