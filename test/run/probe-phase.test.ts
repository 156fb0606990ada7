import assert from 'node:assert/strict';
import { predictCluster } from '../../clusters/predict/cluster.ts';
import type { RunningCluster } from '../../harness/cluster/cluster.ts';
import type { PlannedFlow } from '../../harness/plan/planned-flow.ts';
import type { ProgressEvent } from '../../harness/run/progress.ts';
import { type PhaseProbes, probePhase } from '../../harness/run/probe-phase.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import type { Observation, ObservationKind } from '../../harness/vocabulary/observation.ts';
import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';
import { saw } from './model-cluster.ts';

/** What was asked of a cluster, one line for each pass: `first: a b`. */
type Passes = string[];

const flow = (id: string, verdict: 'allowed' | 'denied'): PlannedFlow => ({
  id,
  cell: 'cell',
  direction: 'ingress',
  expectation: (verdict === 'allowed' ? allowed : denied)('prometheus', 'controller:metrics', 'said so'),
  request: {
    id,
    flow: { source: 'prometheus', destination: 'controller', protocol: 'TCP', port: 8080, family: 4, via: { kind: 'address' } },
    probe: { kind: 'tcp' },
  },
});

/** Probe one phase; each flow sees its kinds one after the other, and the last one for ever. */
async function probe(
  phase: PhaseProbes['phase'],
  script: Readonly<Record<string, readonly (ObservationKind | undefined)[]>>,
  options: { readonly settleWithinMs?: number; readonly denied?: readonly string[]; readonly predicted?: DecidedVerdict } = {},
): Promise<{ passes: Passes; seen: ReadonlyMap<string, Observation>; events: readonly ProgressEvent[] }> {
  const passes: Passes = [];
  const looks = new Map<string, number>();
  const inner = await predictCluster.start({
    runId: 'abc123',
    externals: [],
    apiserverListeners: [],
    signal: new AbortController().signal,
  });
  const cluster: RunningCluster = {
    ...inner,
    info: inner.info,
    ...(options.settleWithinMs === undefined ? {} : { settleWithinMs: options.settleWithinMs }),
    deploy: () => Promise.reject(new Error('not asked for')),
    enforce: () => Promise.reject(new Error('not asked for')),
    release: () => Promise.reject(new Error('not asked for')),
    probe: (requests, onProgress, pass) => {
      passes.push(`${String(pass)}: ${requests.map(({ id }) => id).join(' ')}`);
      onProgress(requests.length);
      const answers = requests.flatMap(({ id }) => {
        const look = looks.get(id) ?? 0;
        looks.set(id, look + 1);
        const kind = script[id]?.[look] ?? (look < (script[id]?.length ?? 0) ? undefined : script[id]?.at(-1));
        return kind === undefined ? [] : [[id, saw(kind, look)] as const];
      });
      return Promise.resolve(new Map(answers));
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const seen = new Map<string, Observation>();
  const events: ProgressEvent[] = [];
  await probePhase(cluster, {
    phase,
    flows: Object.keys(script).map((id) => flow(id, options.denied?.includes(id) === true ? 'denied' : 'allowed')),
    expected: ({ expectation }) => expectation.verdict,
    predicted: () => options.predicted,
    observations: seen,
    onProgress: (event) => events.push(event),
    signal: new AbortController().signal,
  });
  return { passes, seen, events };
}

describe('probing a phase', () => {
  it('looks once at what is as expected', async () => {
    const { passes, seen, events } = await probe('enforced', { a: ['connected'], b: ['dropped'] }, { denied: ['b'] });
    assert.deepEqual(passes, ['first: a b']);
    assert.deepEqual([seen.get('a')?.kind, seen.get('b')?.kind], ['connected', 'dropped']);
    assert.deepEqual(events, [{ stage: 'enforced', done: 2, total: 2 }]);
  });

  it('asks nothing where there is no flow', async () => {
    assert.deepEqual((await probe('open', {})).passes, []);
  });

  it('looks a second time at what is surprising: one packet is no finding', async () => {
    const { passes, seen, events } = await probe('enforced', { a: ['dropped'], b: ['connected'] });
    assert.deepEqual(passes, ['first: a b', 'confirming: a']);
    assert.equal(seen.get('a')?.kind, 'dropped');
    assert.equal(seen.get('a')?.attempts.length, 2);
    assert.deepEqual(events.at(-1), { stage: 'enforced, confirming', done: 1, total: 1 });
  });

  it('expects every flow to connect without policies, also one that is to be denied', async () => {
    for (const phase of ['open', 'restored'] as const) {
      assert.deepEqual((await probe(phase, { a: ['connected'] }, { denied: ['a'] })).passes, ['first: a']);
      assert.deepEqual((await probe(phase, { a: ['dropped'] }, { denied: ['a'] })).passes, ['first: a', 'confirming: a']);
    }
  });

  it('looks again at what contradicts itself, and takes two looks that agree', async () => {
    const { passes, seen } = await probe('enforced', { a: ['dropped', 'connected', 'connected'], b: ['connected'] });
    assert.deepEqual(passes, ['first: a b', 'confirming: a', 'settling: a', 'confirming: a']);
    assert.equal(seen.get('a')?.kind, 'connected');
    assert.equal(seen.get('a')?.attempts.length, 4);
  });

  it('calls it an error where no two looks agree, and says so', async () => {
    const { passes, seen } = await probe('enforced', {
      a: ['dropped', 'connected', 'dropped', 'connected', 'dropped', 'connected', 'dropped', 'connected'],
    });
    assert.equal(passes.length, 2 + 2 * 3);
    assert.equal(seen.get('a')?.kind, 'error');
    assert.equal(seen.get('a')?.attempts.length, 8);
    assert.equal(seen.get('a')?.attempts.at(-1)?.detail, 'one try was dropped, the next connected: was connected');
  });

  it('makes no finding of what changes to and fro, though two looks agree', async () => {
    const lost = ['dropped', 'dropped', 'connected', 'dropped', 'dropped'] as const;
    const { seen } = await probe('enforced', { a: [...lost] }, { settleWithinMs: 1 });
    assert.equal(seen.get('a')?.kind, 'error');
    assert.equal(seen.get('a')?.attempts.at(-1)?.detail, 'it was dropped and connected in turn while nothing changed: was dropped');
    const through = ['dropped', 'connected', 'connected', 'connected', 'dropped', 'connected', 'connected'] as const;
    assert.equal((await probe('enforced', { a: [...through] }, { denied: ['a'], settleWithinMs: 1 })).seen.get('a')?.kind, 'error');
  });

  it('looks at a finding once more with nothing else under way, where an enforcer settles', async () => {
    const { passes, seen } = await probe('enforced', { a: ['dropped'], b: ['connected'] }, { settleWithinMs: 1 });
    assert.deepEqual(passes.slice(-3), ['confirming: a b', 'settling: a', 'confirming: a']);
    assert.equal(seen.get('a')?.kind, 'dropped');
  });

  it('makes no finding of what passes once nothing else is under way', async () => {
    const lost = { a: ['dropped', 'dropped', 'dropped', 'connected'], b: ['connected'] } as const;
    assert.equal((await probe('enforced', lost, { settleWithinMs: 1 })).seen.get('a')?.kind, 'connected');
    const late = { a: ['error', 'error', 'connected', 'dropped'], b: ['connected'] } as const;
    assert.equal((await probe('enforced', late, { settleWithinMs: 1, denied: ['a'] })).seen.get('a')?.kind, 'dropped');
  });

  it('makes a finding of what changed once, and stayed so in every look that was left', async () => {
    const { passes, seen } = await probe('enforced', { a: ['connected', 'dropped'] }, { settleWithinMs: 1 });
    assert.equal(seen.get('a')?.kind, 'dropped');
    assert.equal(passes.length, 2 + 2 * 3);
  });

  it('takes what is expected though it came and went, where two looks agree', async () => {
    const script = { a: ['connected', 'dropped', 'connected', 'dropped', 'connected', 'connected'] } as const;
    const { passes, seen } = await probe('enforced', script, { settleWithinMs: 1 });
    assert.equal(passes.length, 2 + 2 * 2);
    assert.equal(seen.get('a')?.kind, 'connected');
  });

  it('does not take an error twice for a contradiction', async () => {
    const { passes, seen } = await probe('enforced', { a: ['error'] });
    assert.deepEqual(passes, ['first: a', 'confirming: a']);
    assert.equal(seen.get('a')?.kind, 'error');
  });

  it('keeps the answer of the second look where the first one was an error or was lost', async () => {
    assert.equal((await probe('enforced', { a: ['error', 'connected'] })).seen.get('a')?.kind, 'connected');
    const { passes, seen } = await probe('enforced', { a: [undefined, 'connected'] });
    assert.deepEqual(passes, ['first: a', 'confirming: a']);
    assert.equal(seen.get('a')?.kind, 'connected');
  });

  it('waits for an enforcer that settles; then everything with policies is confirmed', async () => {
    const script = { a: ['connected', 'connected', 'dropped'], b: ['connected'] } as const;
    const { passes, seen } = await probe('enforced', script, { settleWithinMs: 60_000, denied: ['a'] });
    assert.deepEqual(passes, ['first: a b', 'settling: a', 'settling: a', 'confirming: a b']);
    assert.equal(seen.get('a')?.kind, 'dropped');
  });

  it('without policies confirms only what is surprising, also where an enforcer settles', async () => {
    const { passes } = await probe('restored', { a: ['dropped', 'connected'], b: ['connected'] }, { settleWithinMs: 60_000 });
    assert.deepEqual(passes, ['first: a b', 'settling: a']);
  });

  it('does not wait for an enforcer to do otherwise than the manifests say: that is a finding, and is confirmed', async () => {
    const options = { settleWithinMs: 60_000, predicted: 'denied' } as const;
    const { passes, seen } = await probe('enforced', { a: ['dropped'], b: ['connected'] }, options);
    assert.deepEqual(passes, ['first: a b', 'confirming: a b', 'settling: a', 'confirming: a']);
    assert.equal(seen.get('a')?.kind, 'dropped');
    const late = await probe('enforced', { a: ['connected', 'connected', 'dropped'] }, { ...options, denied: ['a'] });
    assert.deepEqual(late.passes, ['first: a', 'settling: a', 'settling: a', 'confirming: a']);
  });

  it('waits for what opens without policies, whatever their manifests said', async () => {
    const { passes } = await probe('restored', { a: ['dropped', 'connected'] }, { settleWithinMs: 60_000, predicted: 'denied' });
    assert.deepEqual(passes, ['first: a', 'settling: a']);
  });

  it('gives up when the time to settle is over', async () => {
    const { passes, seen } = await probe('enforced', { a: ['connected'] }, { settleWithinMs: 1, denied: ['a'] });
    assert.equal(passes[0], 'first: a');
    assert.equal(passes.at(-1), 'confirming: a');
    assert.equal(seen.get('a')?.kind, 'connected');
  });
});
