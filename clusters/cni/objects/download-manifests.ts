import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { download } from './download.ts';
import { parseObjects } from './parse-objects.ts';

/** The objects that a project publishes, in order. @throws UserError naming `--cni-manifest` where a file cannot be had */
export async function downloadManifests(urls: readonly string[], signal: AbortSignal): Promise<readonly KubernetesObject[]> {
  const texts = await Promise.all(
    urls.map(async (url) => ({ url, text: new TextDecoder().decode(await download({ url, flag: '--cni-manifest FILE', signal })) })),
  );
  return texts.flatMap(({ url, text }) => parseObjects(text, url));
}
