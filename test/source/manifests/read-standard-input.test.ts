import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { readStandardInput } from '../../../harness/source/manifests/read-standard-input.ts';

const mebibyte = Buffer.alloc(1_048_576, 'a');

describe('standard input', () => {
  it('is read to its end, letters in two pieces included', async () => {
    const bytes = Buffer.from('a–b');
    assert.equal(await readStandardInput(Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]), 1), 'a–b');
  });

  it('may fill what is allowed, and not a byte more', async () => {
    assert.equal((await readStandardInput(Readable.from([mebibyte]), 1)).length, mebibyte.length);
    await assert.rejects(
      readStandardInput(Readable.from([mebibyte, Buffer.from('a')]), 1),
      /^UserError: standard input holds more than 1 MiB, the most that is read; make it smaller\.$/,
    );
  });
});
