import { type KubeConfig, Watch } from '@kubernetes/client-node';
import pRetry from 'p-retry';
import { z } from 'zod';
import type { Api } from '../../kubernetes/api/api.ts';
import { rewatchMs } from '../budgets.ts';

/** What to watch, and until when. */
export interface Watched<Item> {
  readonly config: KubeConfig;
  readonly api: Api;
  /** The list's path, e.g. `/apis/apps/v1/daemonsets`. */
  readonly path: string;
  /** Reads what is asked of an item. */
  readonly schema: z.ZodType<Item>;
  /** Why the items are not yet as awaited; undefined once they are. */
  readonly missing: (items: readonly Item[]) => string | undefined;
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

const identitySchema = z.object({ metadata: z.object({ uid: z.string() }) });
const listSchema = z.object({ metadata: z.object({ resourceVersion: z.string() }), items: z.array(z.unknown()) });

/**
 * Watch objects until they are as awaited. A watch that ends is begun anew.
 * @throws Error saying what was missing when the time was over; the signal's reason where it is aborted
 */
export async function watchUntil<Item>(watched: Watched<Item>): Promise<void> {
  const { missing, withinMs, signal } = watched;
  const timeout = AbortSignal.timeout(withinMs);
  const bound = AbortSignal.any([signal, timeout]);
  const items = new Map<string, Item>();
  try {
    await pRetry(() => followUntil(watched, items, bound), {
      signal: bound,
      retries: Number.POSITIVE_INFINITY,
      factor: 1,
      minTimeout: rewatchMs,
    });
  } catch (error) {
    signal.throwIfAborted();
    if (!timeout.aborted) throw error;
    throw new Error(`${missing([...items.values()]) ?? 'nothing is missing'} (after ${String(withinMs / 1_000)} s)`, { cause: error });
  }
}

/** List, then watch. @throws Error where the watch ends before the items are as awaited */
async function followUntil<Item>(
  { config, api, path, schema, missing }: Watched<Item>,
  items: Map<string, Item>,
  bound: AbortSignal,
): Promise<void> {
  const list = await api.get(path, listSchema);
  items.clear();
  for (const item of list.items) items.set(identitySchema.parse(item).metadata.uid, schema.parse(item));
  const isDone = (): boolean => missing([...items.values()]) === undefined;
  if (isDone()) return;
  const { resourceVersion } = list.metadata;
  const end = new AbortController();
  const take = (type: string, object: unknown): void => {
    const identity = identitySchema.safeParse(object);
    if (!identity.success) return;
    if (type === 'DELETED') items.delete(identity.data.metadata.uid);
    else items.set(identity.data.metadata.uid, schema.parse(object));
    if (isDone()) end.abort();
  };
  await watchToEnd(new Watch(config), path, { resourceVersion }, take, AbortSignal.any([bound, end.signal]));
  if (!isDone()) throw new Error('the watch ended');
}

/** Resolves when the watch ends, for whatever reason. @throws the signal's reason where it is aborted before the watch begins */
async function watchToEnd(
  watch: Watch,
  path: string,
  query: Readonly<Record<string, string>>,
  take: (type: string, object: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  let ended = (): void => undefined;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  signal.addEventListener('abort', ended, { once: true });
  const request = await watch.watch(path, query, take, ended);
  await end;
  request.abort();
}
