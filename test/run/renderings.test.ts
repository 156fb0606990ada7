import assert from 'node:assert/strict';
import { Renderings } from '../../harness/run/renderings.ts';
import type { Manifest } from '../../harness/vocabulary/manifest.ts';

const manifest: Manifest = { file: 'a.yaml', object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } } };

describe('the renderings of a run', () => {
  it('are one for each namespace and turn, begun by the first cell that asks', async () => {
    const renderings = new Renderings();
    const begun: string[] = [];
    const begin = (name: string) => (): Promise<readonly Manifest[]> => {
      begun.push(name);
      return Promise.resolve([manifest]);
    };
    const first = renderings.render({ namespace: 'a', turn: 0 }, begin('first'));
    assert.equal(renderings.render({ namespace: 'a', turn: 0 }, begin('again')), first);
    assert.equal(renderings.of({ namespace: 'a', turn: 0 }), first);
    assert.throws(() => renderings.of({ namespace: 'a', turn: 1 }), /nothing was rendered for a, turn 1/);
    assert.notEqual(renderings.render({ namespace: 'a', turn: 1 }, begin('next turn')), first);
    assert.notEqual(renderings.render({ namespace: 'b', turn: 0 }, begin('elsewhere')), first);
    assert.deepEqual(begun, ['first', 'next turn', 'elsewhere']);
    assert.deepEqual(await first, [manifest]);
  });

  it('fail for all that share them', async () => {
    const renderings = new Renderings();
    const fails = (): Promise<readonly Manifest[]> => Promise.reject(new Error('it does not render'));
    const both = [1, 2].map(() => renderings.render({ namespace: 'a', turn: 0 }, fails));
    for (const each of both) await assert.rejects(each, /it does not render/);
  });
});
