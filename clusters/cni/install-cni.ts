import type { KubeConfig } from '@kubernetes/client-node';
import type { Api } from '../kubernetes/api/api.ts';
import type { Cni, LoadedCni } from './cni.ts';
import { applyObjects } from './objects/apply-objects.ts';
import { waitForApis } from './wait/wait-for-apis.ts';
import { waitForRollout } from './wait/wait-for-rollout.ts';

/** A new cluster, and what is to enforce policies in it. */
export interface Installation {
  readonly cni: Cni;
  readonly loaded: LoadedCni;
  readonly config: KubeConfig;
  readonly api: Api;
  readonly signal: AbortSignal;
}

/**
 * Apply a CNI and wait until nodes and workloads are ready and its API is served. That it enforces is proven separately.
 * @returns sentences about what was left out
 * @throws UserError naming what did not become ready
 */
export async function installCni({ cni, loaded, config, api, signal }: Installation): Promise<readonly string[]> {
  const notServed = await applyObjects(api, loaded.objects, signal);
  await waitForRollout(config, api, signal);
  await waitForApis(api, cni.serves, signal);
  await waitForRollout(config, api, signal);
  return [...loaded.leftOut, ...notServed];
}
