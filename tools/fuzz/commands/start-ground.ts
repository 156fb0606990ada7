import { openCluster } from '../../../api/open-cluster.ts';
import { clusterSpec } from '../../../cli/cluster-spec.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Channel } from '../generate/cluster-network-policy.ts';
import { type FuzzDialect, fuzzDialects, partsOf } from '../generate/dialects.ts';
import { EmbeddedGround } from '../ground/embedded-ground.ts';
import type { Ground } from '../ground/ground.ts';
import { KubernetesGround } from '../ground/kubernetes-ground.ts';
import type { FuzzOptions } from '../read-options.ts';
import { print } from './print.ts';

/** Worlds side by side on the embedded cluster: more bring no speed. */
const embeddedSlots = 40;

/** A ground that runs, and what can be compared on it. */
export interface StartedGround {
  readonly ground: Ground;
  readonly dialects: readonly FuzzDialect[];
  /** A world's difference is cut down where a try takes milliseconds. */
  readonly onDifference: 'shrink' | 'collect';
  readonly channel: Channel;
}

/** Start what the flags ask for. @throws UserError for what the cluster cannot serve */
export async function startGround(options: FuzzOptions, seed: number, signal: AbortSignal): Promise<StartedGround> {
  const wanted = options.dialect.length === 0 ? fuzzDialects : options.dialect;
  const cluster = await openCluster(clusterSpec(options));
  if (cluster.name === 'embedded') {
    return {
      ground: await EmbeddedGround.start(options.slots ?? embeddedSlots, signal),
      dialects: wanted,
      onDifference: 'shrink',
      channel: 'experimental',
    };
  }
  const ground = await KubernetesGround.start(cluster, { slots: options.slots, seed, signal });
  const dialects = wanted.filter((dialect) => {
    const reason = partsOf[dialect].map((part) => ground.cannotServe(part)).find((one) => one !== undefined);
    if (reason !== undefined) print(`not ${dialect}: ${reason}`);
    return reason === undefined;
  });
  if (dialects.length > 0) return { ground, dialects, onDifference: 'collect', channel: 'standard' };
  await ground[Symbol.asyncDispose]();
  throw new UserError(`The cluster serves none of ${wanted.join(', ')}.`, 2);
}
