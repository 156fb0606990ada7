import type { z } from 'zod';
import type { EnforcerSettings } from '../dialects/settings.ts';
import type { Deviation } from './deviation.ts';

/**
 * Software that enforces policies, with everything that is to be known of it: how to tell that it runs, what it enforces, and what it does
 * otherwise than the dialects say. One folder, one line in the registry.
 */
export interface Enforcer {
  readonly id: string;
  /** For people; may say how to get it. */
  readonly title: string;
  /** Whether this DaemonSet is it: by its name, which distributions keep, or its image, which mirrors keep the end of. */
  recognise(daemonSet: DaemonSetImages): boolean;
  /** Its configuration in a cluster, as far as it changes what policies mean or which are enforced. Absent: nothing does. */
  readSettings?(reader: ClusterReader): Promise<EnforcerSettings>;
  /** The dialects it enforces, by id, each with what keeps it from that in a configuration; undefined where nothing does. */
  readonly serves: Readonly<Record<string, (settings: EnforcerSettings) => string | undefined>>;
  /** What it reads first is first: the next one reads what that makes of the policies. */
  readonly deviations: readonly Deviation[];
}

/** The part of a DaemonSet that tells what it is. */
export interface DaemonSetImages {
  readonly name: string;
  readonly images: readonly string[];
}

/** The little of a cluster's API that an enforcer is recognised and read by. */
export interface ClusterReader {
  /** Read the items of a list. @param path e.g. `/api/v1/configmaps` */
  list<Item>(path: string, schema: z.ZodType<Item>, query?: Readonly<Record<string, string>>): Promise<readonly Item[]>;
}

/** It enforces a dialect however it is configured. */
export function always(): undefined {
  return undefined;
}
