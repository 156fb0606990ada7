import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { buildScript } from '../../../../clusters/kubernetes/probe/build-script.ts';
import { readBatch } from '../../../../clusters/kubernetes/probe/read-batch.ts';
import type { Batch, Try } from '../../../../clusters/kubernetes/probe/try.ts';
import { runLocally } from './run-locally.ts';

describe('the script of a batch', () => {
  let server: Server;
  let port: number;

  before(async () => {
    server = createServer((request, response) => {
      response.end(`${request.socket.remoteAddress ?? ''}:${String(request.socket.remotePort)}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });

  after(() => {
    server.close();
  });

  function batchOf(tries: readonly Try[], controlPort = port): Batch {
    return { token: '@1', tries, control: { address: '127.0.0.1', port: controlPort }, silenceMs: 500 };
  }

  it('makes every connection in one shell and reports each by its number', async () => {
    const batch = batchOf([
      { kind: 'http', address: '127.0.0.1', port },
      { kind: 'tcp', address: '127.0.0.1', port: 1 },
      { kind: 'tcp', address: '127.0.0.1', port },
    ]);
    const sightings = readBatch(batch, await runLocally(buildScript(batch)));
    assert.deepEqual(
      sightings.map(({ kind }) => kind),
      ['connected', 'refused', 'connected'],
    );
    assert.match(sightings[0]?.detail ?? '', /the server saw 127\.0\.0\.1$/);
  });

  it('numbers connections over several groups', async () => {
    const tries = Array.from({ length: 40 }, (_, index): Try => ({ kind: 'tcp', address: '127.0.0.1', port: index % 3 === 0 ? port : 1 }));
    const batch = batchOf(tries);
    const sightings = readBatch(batch, await runLocally(buildScript(batch)));
    assert.deepEqual(
      sightings.map(({ kind }) => kind),
      tries.map((each) => ('port' in each && each.port === port ? 'connected' : 'refused')),
    );
  });

  it('does not take a plain server for one that speaks TLS', async () => {
    const batch = batchOf([{ kind: 'tls', address: '127.0.0.1', port }]);
    const [sighting] = readBatch(batch, await runLocally(buildScript(batch)));
    assert.equal(sighting?.kind, 'error');
    assert.match(sighting.detail, /^curl \(35\)/);
  });

  it('leaves nothing in its folder', async () => {
    const batch = batchOf([{ kind: 'http', address: '127.0.0.1', port }]);
    const lines = await runLocally(`${buildScript(batch)}\nls -d /tmp/npc-1 2>/dev/null && echo '@1 left'`);
    assert.ok(lines.every(({ text }) => text !== 'left'));
  });

  it('repeats datagrams within a silence, since nothing else does', async () => {
    const received: string[] = [];
    const silent = createSocket('udp4', (message) => received.push(message.toString()));
    await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
    const batch = { ...batchOf([{ kind: 'udp', address: '127.0.0.1', port: silent.address().port }]), silenceMs: 1_500 };
    const [sighting] = readBatch(batch, await runLocally(buildScript(batch)));
    silent.close();
    assert.equal(sighting?.kind, 'dropped');
    assert.deepEqual(received, ['clientip', 'clientip']);
  });

  it('tells a datagram that was answered from one that nobody takes', async () => {
    const server = createSocket('udp4', (_, { port: from, address }) => {
      server.send('127.0.0.1:4711', from, address);
    });
    await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
    const batch = batchOf([
      { kind: 'udp', address: '127.0.0.1', port: server.address().port },
      { kind: 'udp', address: '127.0.0.1', port: 1 },
    ]);
    const sightings = readBatch(batch, await runLocally(buildScript(batch)));
    server.close();
    assert.deepEqual(
      sightings.map(({ kind }) => kind),
      ['connected', 'refused'],
    );
  });

  it('writes IPv6 addresses in brackets', () => {
    const script = buildScript(batchOf([{ kind: 'connect', address: 'fd00::1', port: 80 }]));
    assert.match(script, /connect \[fd00::1\]:80 /);
  });
});
