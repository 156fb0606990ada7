import assert from 'node:assert/strict';
import { extendRunning } from '../../../clusters/kind/extend-running.ts';
import { predictCluster } from '../../../clusters/predict/cluster.ts';
import type { RunningCluster } from '../../../harness/cluster/cluster.ts';

function running(): Promise<RunningCluster> {
  const { signal } = new AbortController();
  return predictCluster.start({ runId: 'abc123', externals: [], apiserverListeners: [], signal });
}

describe('a cluster whose enforcement was proven', () => {
  const proof = { enforcement: 'proven', nodeTraffic: 'exempt' } as const;
  const inspection = { enforcers: [], unenforced: new Map([['cilium', 'nothing enforces it']]) };

  it('says so, whose flows need show no denial', async () => {
    const before = await running();
    assert.equal(before.enforcement, undefined);
    const extended = extendRunning(before, { ...proof, inspection, afterDisposal: () => Promise.resolve() });
    assert.equal(extended.enforcement, 'proven');
  });

  it('serves what is enforced, and gives the reasons of the cluster before its own', async () => {
    const own = Object.assign(await running(), {
      cannotServe: (dialect: string) => (dialect === 'calico' ? 'not served' : undefined),
      cannotProbe: () => 'no way',
    });
    const extended = extendRunning(own, { ...proof, inspection, afterDisposal: () => Promise.resolve() });
    assert.deepEqual(
      ['kubernetes', 'cilium', 'calico'].map((dialect) => extended.cannotServe?.(dialect)),
      [undefined, 'nothing enforces it', 'not served'],
    );
    const flow = { source: 'a', destination: 'b', protocol: 'TCP', port: 80, family: 4, via: { kind: 'address' } } as const;
    assert.equal(extended.cannotProbe?.({ id: 'x', flow, probe: { kind: 'tcp' } }), 'no way');
  });

  it('has more to undo, also where its own end fails', async () => {
    const undone: string[] = [];
    const failing = Object.assign(await running(), { [Symbol.asyncDispose]: () => Promise.reject(new Error('still there')) });
    const extended = extendRunning(failing, {
      ...proof,
      inspection,
      afterDisposal: () => {
        undone.push('afterwards');
        return Promise.resolve();
      },
    });
    await assert.rejects(async () => {
      await extended[Symbol.asyncDispose]();
    }, /still there/);
    assert.deepEqual(undone, ['afterwards']);
  });
});
