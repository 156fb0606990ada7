import assert from 'node:assert/strict';
import { z } from 'zod';
import { watchUntil } from '../../../../clusters/cni/wait/watch-until.ts';
import { fakeApi, type FakeApi } from '../fake-api.ts';

const path = '/api/v1/pods';
const schema = z.object({ metadata: z.object({ name: z.string() }), ready: z.boolean() });
const { signal } = new AbortController();

function object(
  name: string,
  ready: boolean,
): { readonly metadata: { readonly name: string; readonly uid: string }; readonly ready: boolean } {
  return { metadata: { name, uid: `uid-${name}` }, ready };
}

function unready(items: readonly z.infer<typeof schema>[]): string | undefined {
  const names = items.filter(({ ready }) => !ready).map(({ metadata }) => metadata.name);
  return names.length === 0 ? undefined : `not ready: ${names.join(', ')}`;
}

/** @param lists what each list answers, the last one again and again @param events lines of each watch; it then ends, or stays open */
function watchable(lists: readonly unknown[][], events: readonly unknown[][], afterwards: 'ends' | 'stays'): Promise<FakeApi> {
  let listed = 0;
  let watched = 0;
  return fakeApi((request, response) => {
    if (!(request.url ?? '').includes('watch=true')) {
      response.end(JSON.stringify({ metadata: { resourceVersion: '1' }, items: lists[Math.min(listed, lists.length - 1)] ?? [] }));
      listed += 1;
      return;
    }
    for (const event of events[watched] ?? []) response.write(`${JSON.stringify(event)}\n`);
    watched += 1;
    if (afterwards === 'ends') response.end();
    else response.flushHeaders();
  });
}

describe('watching until objects are as awaited', () => {
  it('is done at once where they are', async () => {
    await using fake = await watchable([[object('a', true)]], [], 'stays');
    await watchUntil({ ...fake, path, schema, missing: unready, withinMs: 5_000, signal });
  });

  it('follows changes, and what is deleted no longer counts', async () => {
    const events = [
      { type: 'MODIFIED', object: object('a', true) },
      { type: 'DELETED', object: object('b', false) },
    ];
    await using fake = await watchable([[object('a', false), object('b', false)]], [events], 'stays');
    await watchUntil({ ...fake, path, schema, missing: unready, withinMs: 5_000, signal });
  });

  it('begins anew when the watch ends', async () => {
    await using fake = await watchable([[object('a', false)], [object('a', true)]], [[]], 'ends');
    await watchUntil({ ...fake, path, schema, missing: unready, withinMs: 8_000, signal });
  });

  it('says what was missing when the time is over', async () => {
    await using fake = await watchable([[object('a', false), object('b', true)]], [[]], 'stays');
    await assert.rejects(watchUntil({ ...fake, path, schema, missing: unready, withinMs: 300, signal }), {
      message: 'not ready: a (after 0.3 s)',
    });
  });

  it('ends with the reason of an interruption', async () => {
    await using fake = await watchable([[object('a', false)]], [[]], 'stays');
    const interruption = new AbortController();
    const watching = watchUntil({ ...fake, path, schema, missing: unready, withinMs: 5_000, signal: interruption.signal });
    interruption.abort(new Error('SIGINT'));
    await assert.rejects(watching, { message: 'SIGINT' });
  });
});
