import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { formatWitness } from '../../../../clusters/embedded/agent/listeners/witness.ts';
import { observe } from '../../../../clusters/embedded/agent/probes/observe.ts';
import type { ProbeContext } from '../../../../clusters/embedded/agent/probes/probe-context.ts';
import { monotonicMs } from '../../../../harness/time/monotonic-ms.ts';
import type { Observation } from '../../../../harness/vocabulary/observation.ts';
import { freePort, localContext, localHost, localNetwork } from './loopback.ts';

type Fate = 'silence' | 'drop' | 'answer' | 'foreign answer';

describe('observation of a flow', () => {
  let server: Socket;
  let port: number;
  let fates: Fate[];
  let lost: string;

  before(async () => {
    port = await freePort();
    server = createSocket('udp4');
    server.on('message', (_question, { port: to, address }) => {
      if (fates[0] === 'answer') server.send(formatWitness('a/web', '127.0.0.1'), to, address);
      if (fates[0] === 'foreign answer') server.send(formatWitness('a/other', '127.0.0.1'), to, address);
    });
    await new Promise<void>((resolve) => server.bind(port, '127.0.0.2', resolve));
  });
  after(() => server.close());
  beforeEach(() => {
    lost = '';
  });

  /** Each try ends as its fate says; without waiting for silence. */
  async function observeFates(...given: Fate[]): Promise<Observation> {
    fates = given;
    const local = localContext(localNetwork([localHost('a/client', '127.0.0.1'), localHost('a/web', '127.0.0.2')]));
    const ended = (): void => void fates.shift();
    const context: ProbeContext = {
      ...local,
      losses: { startOver: () => undefined, describe: () => lost },
      drops: {
        drain: () => undefined,
        watch: (_flow, onDrop) => {
          if (fates[0] === 'drop') onDrop('d1');
          return ended;
        },
      },
      silence: {
        wait: (callBack) => {
          // After the datagram was sent, so that each try ends its own wait.
          if (fates[0] === 'silence') setTimeout(callBack, 20);
          return () => undefined;
        },
      },
    };
    const flow = { source: 'a/client', destination: 'a/web', protocol: 'UDP', port, family: 4, via: { kind: 'address' } } as const;
    return observe(context, { id: 'x', flow, probe: { kind: 'udp' } });
  }

  const describeIt = ({ kind, attempts, ...rest }: Observation): unknown => ({
    kind,
    attempts: attempts.map((attempt) => `${attempt.kind}: ${attempt.detail}`),
    ...rest,
  });
  const silent = 'error: no answer within 1000 ms, and no record that a policy dropped it';
  const connected = 'connected: answer of a/web, which saw 127.0.0.1';

  it('is one answer, and when it was', async () => {
    const beforeMs = monotonicMs();
    const observation = await observeFates('answer', 'silence');
    const afterMs = monotonicMs();
    assert.deepEqual(describeIt(observation), { kind: 'connected', attempts: [connected] });
    const [{ atMs, durationMs } = assert.fail()] = observation.attempts;
    assert.ok(beforeMs <= atMs && durationMs >= 0 && atMs + durationMs <= afterMs);
  });

  it('is one drop with its rule', async () => {
    assert.deepEqual(describeIt(await observeFates('drop')), {
      kind: 'dropped',
      attempts: ['dropped: dropped by rule d1 (NFLOG)'],
      decidedBy: 'rule d1',
    });
  });

  it('is an error after two silences, never a denial', async () => {
    assert.deepEqual(describeIt(await observeFates('silence', 'silence')), { kind: 'error', attempts: [silent, silent] });
  });

  it('is a drop where the record comes with the second try', async () => {
    assert.deepEqual(describeIt(await observeFates('silence', 'drop')), {
      kind: 'dropped',
      attempts: [silent, 'dropped: dropped by rule d1 (NFLOG)'],
      decidedBy: 'rule d1',
    });
  });

  it('is an error where silence and an answer contradict each other', async () => {
    assert.deepEqual(describeIt(await observeFates('silence', 'answer')), {
      kind: 'error',
      attempts: [silent, 'connected: one try got no answer, the next connected: answer of a/web, which saw 127.0.0.1'],
    });
  });

  it('says what the kernel lost with silence, errors and contradictions, and with nothing else', async () => {
    lost = 'It lost one.';
    const foreign = 'error: a/other answered, expected a/web';
    assert.deepEqual(describeIt(await observeFates('silence', 'foreign answer')), {
      kind: 'error',
      attempts: [`${silent}. It lost one.`, `${foreign}. It lost one.`],
    });
    assert.deepEqual(describeIt(await observeFates('silence', 'answer')), {
      kind: 'error',
      attempts: [
        `${silent}. It lost one.`,
        'connected: one try got no answer, the next connected: answer of a/web, which saw 127.0.0.1. It lost one.',
      ],
    });
    assert.deepEqual(describeIt(await observeFates('foreign answer')), { kind: 'error', attempts: [`${foreign}. It lost one.`] });
    assert.deepEqual(describeIt(await observeFates('answer')), { kind: 'connected', attempts: [connected] });
    assert.deepEqual(describeIt(await observeFates('drop')), {
      kind: 'dropped',
      attempts: ['dropped: dropped by rule d1 (NFLOG)'],
      decidedBy: 'rule d1',
    });
  });
});
