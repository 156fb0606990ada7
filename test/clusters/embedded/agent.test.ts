import assert from 'node:assert/strict';
import { runInside } from './fixtures/inside.ts';

describe('agent of the embedded cluster, without privileges', () => {
  it('cuts a connection that policies no longer allow, and only then', async () => {
    assert.deepEqual(JSON.parse(await runInside('established-flow.ts')), { before: 'echo', allowed: 'echo', denied: 'silence' });
  });

  it('loads a thousand policies in parts, each small enough for a socket that cannot be enlarged', async () => {
    const { transactions, seen } = JSON.parse(await runInside('many-policies.ts')) as { transactions: number; seen: string[] };
    assert.ok(transactions > 1);
    assert.deepEqual(seen, ['connected', 'dropped']);
  }).timeout(60_000);
});
