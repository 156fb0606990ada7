import assert from 'node:assert/strict';
import { runInside } from '../fixtures/inside.ts';

describe('nft commands', () => {
  it('are carried out, or refused in the words of nft', async () => {
    const [done, refused, misspelt, deleted, gone] = JSON.parse(await runInside('run-nft.ts')) as string[];
    assert.deepEqual([done, deleted], ['done', 'done']);
    assert.match(refused ?? '', /^Error: nft: .*Error: No such file or directory.*\nadd chain inet none c\n *\^+$/s);
    assert.match(misspelt ?? '', /^Error: nft: .*syntax error.*\nnonsense\n *\^+$/s);
    assert.match(gone ?? '', /^Error: nft: .*No such file or directory/s);
  });
});
