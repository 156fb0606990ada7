import assert from 'node:assert/strict';
import { heapLimits, judgeSamples } from '../../../../tools/bench/soak/judge-samples.ts';
import type { Sample } from '../../../../tools/bench/soak/sample.ts';

const steady: Sample = {
  run: 0,
  descriptors: 28,
  processes: 0,
  namespaces: 0,
  mounts: 1,
  files: 4,
  heapKiB: 24_000,
  residentKiB: 134_000,
};

/** A sample every 20 runs of 1,000. */
function course(change: (run: number) => Partial<Sample>): readonly Sample[] {
  return Array.from({ length: 51 }, (_, index) => ({ ...steady, run: 20 * index, ...change(20 * index) }));
}

function leaksOf(samples: readonly Sample[]): readonly string[] {
  return judgeSamples(samples).flatMap(({ what, leaks }) => (leaks === 'yes' ? [what] : []));
}

describe('the judgement of a soak', () => {
  it('finds no leak in what stays, nor in what goes up and down', () => {
    assert.deepEqual(leaksOf(course(() => ({}))), []);
    assert.deepEqual(
      leaksOf(course((run) => ({ heapKiB: 24_000 + ((run / 20) % 2) * 3_000, descriptors: 28 + (run === 500 ? 2 : 0) }))),
      [],
    );
  });

  for (const what of ['descriptors', 'processes', 'namespaces', 'mounts', 'files'] as const) {
    it(`finds one thing of ${what} that is left at the end`, () => {
      assert.deepEqual(leaksOf(course((run) => ({ [what]: steady[what] + (run === 1_000 ? 1 : 0) }))), [what]);
    });
  }

  it('finds a heap that grows by a run for each run', () => {
    assert.deepEqual(leaksOf(course((run) => ({ heapKiB: 24_000 + 20 * run }))), ['heapKiB']);
  });

  it('takes caches that fill once for no leak, and neither what a few runs seem to grow by', () => {
    assert.deepEqual(leaksOf(course((run) => ({ heapKiB: 24_000 + Math.min(run, 200) * 15 }))), []);
    assert.deepEqual(leaksOf([steady, { ...steady, run: 5, heapKiB: steady.heapKiB + heapLimits.kib - 1 }]), []);
  });

  it('says by how much a run', () => {
    const heap = judgeSamples(course((run) => ({ heapKiB: 1_000 + 3 * run }))).find(({ what }) => what === 'heapKiB');
    assert.deepEqual(heap, { what: 'heapKiB', first: 1_000, last: 4_000, slope: 3, leaks: 'no' });
  });

  it('takes two samples', () => {
    assert.throws(() => judgeSamples([steady]), RangeError);
  });
});
