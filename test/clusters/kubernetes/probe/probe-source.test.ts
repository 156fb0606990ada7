import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { mostAttempts } from '../../../../clusters/kubernetes/probe/conclude.ts';
import { probeSource, type SourceContext } from '../../../../clusters/kubernetes/probe/probe-source.ts';
import type { Source } from '../../../../clusters/kubernetes/probe/source.ts';
import type { Pass } from '../../../../harness/cluster/pass.ts';
import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import type { ObservationKind } from '../../../../harness/vocabulary/observation.ts';
import { runLocally } from './run-locally.ts';

function portOf(server: Server | Socket): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function datagramTo(port: number, id: string): ProbeRequest {
  return {
    id,
    probe: { kind: 'udp' },
    flow: { source: 'client', destination: 'server', protocol: 'UDP', port, family: 4, via: { kind: 'address' } },
  };
}

describe('the probes of one source', () => {
  let control: Server;
  let silent: Socket;
  let source: Source;

  before(async () => {
    control = createServer((_, response) => response.end());
    await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
    silent = createSocket('udp4');
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    source = {
      id: 'client',
      name: 'pod ns/client',
      control: { address: '127.0.0.1', port: portOf(control) },
      openShell: () => Promise.resolve({ run: (_, script) => runLocally(script), close: () => undefined }),
    };
  });

  after(() => {
    control.close();
    silent.close();
  });

  function contextAfter(before: ReadonlyMap<string, ObservationKind>): SourceContext {
    return {
      world: {
        namespaces: [],
        endpoints: [{ kind: 'external', id: 'server', addresses: ['127.0.0.1'], names: [] }],
        services: [],
        serviceAccounts: [],
      },
      dnsAddresses: [],
      nameFor: () => 'unused',
      admit: () => Promise.resolve(),
      signal: new AbortController().signal,
      sinceStart: () => 0,
      before,
    };
  }

  it('sends what needs a look of another kind at the same time as the rest', async () => {
    let [active, most] = [0, 0];
    const shell = {
      run: async () => {
        active += 1;
        most = Math.max(most, active);
        await new Promise((resolve) => setImmediate(resolve));
        active -= 1;
        return [];
      },
      close: () => undefined,
    };
    const { flow } = datagramTo(1, 'unused');
    const handshake: ProbeRequest = { id: 'handshake', probe: { kind: 'tls' }, flow: { ...flow, protocol: 'TCP' } };
    const before = new Map<string, ObservationKind>([['handshake', 'dropped']]);
    const requests = [datagramTo(1, 'datagram'), handshake];
    await probeSource({ ...source, openShell: () => Promise.resolve(shell) }, requests, contextAfter(before), 'confirming');
    assert.equal(most, requests.length);
  });

  it('confirms a silence that was seen before by one more, and a new one by two', async () => {
    const requests = [datagramTo(portOf(silent), 'silent before'), datagramTo(portOf(silent), 'answered before')];
    const before = new Map<string, ObservationKind>([
      ['silent before', 'dropped'],
      ['answered before', 'connected'],
    ]);
    const seen = await probeSource(source, requests, contextAfter(before), 'confirming');
    assert.deepEqual(
      [...seen].map(([id, { kind, attempts }]) => [id, kind, attempts.length]),
      [
        ['silent before', 'dropped', 1],
        ['answered before', 'dropped', 2],
      ],
    );
  });

  it('leaves an error to the next look, where one follows', async () => {
    const deaf = { ...source, openShell: () => Promise.resolve({ run: () => Promise.resolve([]), close: () => undefined }) };
    const looks = async (pass: Pass): Promise<readonly unknown[]> => {
      const seen = await probeSource(deaf, [datagramTo(portOf(silent), 'lost')], contextAfter(new Map()), pass);
      return [...seen.values()].map(({ kind, attempts }) => [kind, attempts.length]);
    };
    assert.deepEqual(await looks('first'), [['error', 1]]);
    assert.deepEqual(await looks('settling'), [['error', 1]]);
    assert.deepEqual(await looks('confirming'), [['error', mostAttempts]]);
  });

  it('waits longer for an answer when it confirms than at first', async () => {
    const received: number[] = [];
    const late = createSocket('udp4', (_, { port, address }) => {
      received.push(received.length);
      // The answer to the third datagram: one that is sent after the first look's silence.
      if (received.length === 3) late.send('127.0.0.1:4711', port, address);
    });
    await new Promise<void>((resolve) => late.bind(0, '127.0.0.1', resolve));
    const seen = await probeSource(
      source,
      [datagramTo(portOf(late), 'late')],
      contextAfter(new Map([['late', 'connected']])),
      'confirming',
    );
    late.close();
    assert.deepEqual([seen.get('late')?.kind, seen.get('late')?.attempts.length], ['connected', 1]);
  });
});
