import pMap from 'p-map';
import { isLocalImage } from './cli/is-local-image.ts';
import type { KindCli } from './cli/kind-cli.ts';

const concurrentQuestions = 4;

/** Load those images into a cluster's nodes that the local Docker holds; the nodes pull the others. @returns the loaded ones */
export async function loadLocalImages(
  kind: KindCli,
  name: string,
  images: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const local = await pMap(images, (image) => isLocalImage(image, signal), { concurrency: concurrentQuestions });
  const loaded = images.filter((_, index) => local[index] === true);
  await kind.loadImages(name, loaded, signal);
  return loaded;
}
