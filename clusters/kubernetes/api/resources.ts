import { z } from 'zod';
import { ApiError } from './api-error.ts';

/** A kind of object that the API serves. */
export interface Resource {
  /** The plural in paths. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** `/api/v1` or `/apis/<group>/<version>`. */
  readonly prefix: string;
}

const resourceListSchema = z.object({
  resources: z.array(z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
});

/** Ask the API which resources a version has; none where it is not served. @throws what `read` throws, but for 404 */
export async function findResources(apiVersion: string, read: (path: string) => Promise<string>): Promise<readonly Resource[]> {
  const prefix = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  try {
    const { resources } = resourceListSchema.parse(JSON.parse(await read(prefix)));
    return resources.filter(({ name }) => !name.includes('/')).map((resource) => ({ ...resource, prefix }));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  }
}
