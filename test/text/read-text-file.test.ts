import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeeperThan } from '../../harness/text/is-deeper-than.ts';
import { readTextFile } from '../../harness/text/read-text-file.ts';

const mebibyte = 1_048_576;

describe('reading a text file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-text-file-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('takes as much as it may hold, and no byte more', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'é'.repeat(mebibyte));
    assert.equal((await readTextFile(path, 2)).length, mebibyte);
    await writeFile(path, `${'é'.repeat(mebibyte)}.`);
    await assert.rejects(readTextFile(path, 2), {
      message: `${path} holds more than 2 MiB, the most that is read; make it smaller.`,
      exitCode: 2,
    });
  });
});

describe('the depth of a value', () => {
  it('is how many lists and maps stand in one another', () => {
    for (const [value, depth] of [
      ['text', 0],
      [null, 0],
      [[], 1],
      [{ a: 1, b: null }, 1],
      [[1, { a: [2] }], 3],
    ] as const) {
      assert.equal(isDeeperThan(value, depth), false, JSON.stringify(value));
      assert.equal(isDeeperThan(value, depth - 1), true, JSON.stringify(value));
    }
  });

  it('has no end in what holds itself', () => {
    const ring: unknown[] = [];
    ring.push(ring);
    assert.equal(isDeeperThan(ring, 100), true);
  });
});
