import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { createSocket } from 'node:dgram';
import { poll } from '../../../../harness/time/poll.ts';
import type { Flow } from '../../../../harness/vocabulary/flow.ts';
import { formatWitness } from '../../../../clusters/embedded/agent/listeners/witness.ts';
import { tryProbe } from '../../../../clusters/embedded/agent/probes/try-probe.ts';
import { freePort, listenSomewhere, localContext, localHost, localNetwork, LocalLog } from './loopback.ts';
import { client, flow, service, tryOne, web } from './try-locally.ts';

const connected = { kind: 'connected', detail: 'answer of a/web, which saw 127.0.0.1' };

describe('one try of a probe, to listeners of this machine', () => {
  for (const kind of ['tcp', 'http', 'tls', 'udp'] as const) {
    it(`over ${kind} reads who answered and which source it saw`, async () => {
      const port = await listenSomewhere(web, kind);
      assert.deepEqual(await tryOne({ kind }, flow({ port })), connected);
    });

    it(`over ${kind} says that nobody listens`, async () => {
      const { kind: seen, detail } = await tryOne({ kind }, flow({ port: await freePort() }));
      assert.equal(seen, 'refused');
      assert.match(detail, /ECONNREFUSED/);
    });
  }

  it('takes the answer of another endpoint for an error', async () => {
    const port = await listenSomewhere(localHost('a/other', '127.0.0.2'), 'tcp');
    assert.deepEqual(await tryOne({ kind: 'tcp' }, flow({ port })), { kind: 'error', detail: 'a/other answered, expected a/web' });
  });

  for (const via of ['port', 'address'] as const) {
    it(`goes to the ${via} of a Service`, async () => {
      const port = await listenSomewhere(web, 'tcp');
      const ports = [
        { port: 1, targetPort: 8080, protocol: 'UDP' },
        { port: 2, targetPort: 1, protocol: 'TCP' },
        { port, targetPort: 8080, protocol: 'TCP' },
      ] as const;
      const about = flow({ port: 8080, via: { kind: 'service', namespace: 'a', name: 'web' } });
      const elsewhere = { ...service, ports, addresses: [via === 'address' ? '127.0.0.2' : '127.0.0.4'] };
      const { kind } = await tryOne({ kind: 'tcp' }, about, [elsewhere]);
      assert.equal(kind, 'connected');
    });
  }

  it('expects the address of the node where an endpoint reaches itself through a Service', async () => {
    const port = await listenSomewhere(client, 'tcp');
    const own = { ...service, addresses: ['127.0.0.1'], ports: [{ port, targetPort: port, protocol: 'TCP' }] } as const;
    const about = flow({ destination: 'a/client', port, via: { kind: 'service', namespace: 'a', name: 'web' } });
    assert.deepEqual(await tryOne({ kind: 'tcp' }, about, [own]), {
      kind: 'error',
      detail: 'the server saw source 127.0.0.1, expected 127.0.0.9',
    });
  });

  const lacking: readonly { readonly what: string; readonly about: Flow; readonly says: string }[] = [
    { what: 'source', about: flow({ source: 'a/nobody', port: 80 }), says: 'no endpoint "a/nobody" was deployed' },
    { what: 'destination', about: flow({ destination: 'a/nobody', port: 80 }), says: 'no endpoint "a/nobody" was deployed' },
    { what: 'address of the family', about: flow({ family: 6, port: 80 }), says: 'a/web has no IPv6 address' },
    {
      what: 'port of the Service',
      about: flow({ port: 80, via: { kind: 'service', namespace: 'a', name: 'web' } }),
      says: 'no Service a/web with a port that leads to TCP 80 over IPv4',
    },
  ];
  for (const { what, about, says } of lacking) {
    it(`fails where there is no such ${what}`, async () => {
      assert.deepEqual(await tryOne({ kind: 'tcp' }, about, [service]), { kind: 'error', detail: says });
    });
  }

  it('calls a connection that ends without an answer an error', async () => {
    await withServer(
      (server) => server.on('connection', (socket) => socket.end('half a li')),
      async (port) => {
        const { kind, detail } = await tryOne({ kind: 'tcp' }, flow({ port }));
        assert.deepEqual({ kind, detail }, { kind: 'error', detail: 'the connection was closed without an answer' });
      },
    );
  });

  const answers = [
    { kind: 'http', text: 'HTTP/1.1 500 Broken\r\nContent-Length: 2\r\n\r\nno', says: /^HTTP: HTTP\/1\.1 500 Broken$/ },
    { kind: 'http', text: 'HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\nno', says: /closed without an answer/ },
    { kind: 'http', text: 'HTTP/1.1 200 OK\r\n\r\nno', says: /closed without an answer/ },
    { kind: 'http', text: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno', says: /JSON/ },
    { kind: 'tcp', text: '{"endpoint":"a/web"}\n', says: /source/ },
    { kind: 'tls', text: 'no TLS at all\n', says: /SSL|wrong version/ },
    { kind: 'dns-tcp', text: 'no name at all', says: /closed without an answer/ },
    { kind: 'dns-tcp', text: '\0', says: /closed without an answer/ },
  ] as const;
  for (const { kind, text, says } of answers) {
    it(`takes ${JSON.stringify(text)} over ${kind} for no answer`, async () => {
      const probe = kind === 'dns-tcp' ? { kind, name: 'bucket.example.com' } : { kind };
      await withServer(
        (server) =>
          server.on('connection', (socket) => {
            socket.once('data', () => socket.end(text));
            if (kind === 'tcp') socket.end(text);
          }),
        async (port) => {
          const found = await tryOne(probe, flow({ port }));
          assert.equal(found.kind, 'error');
          assert.match(found.detail, says);
        },
      );
    });
  }

  it('puts an answer together that comes in pieces', async () => {
    const body = formatWitness('a/web', '::ffff:127.0.0.1');
    const pieces = [
      'HTTP/1.0 200 OK\r\nServer: x\r\ncontent-length:  ',
      `${String(body.length)}\r\n\r\n${body.slice(0, 9)}`,
      body.slice(9),
    ];
    await withServer(
      (server) =>
        server.on('connection', (socket) => {
          socket.once('data', (asked: Buffer) => {
            assert.equal(asked.toString(), 'GET / HTTP/1.1\r\nHost: target\r\nConnection: close\r\n\r\n');
            const next = (): void => {
              socket.write(pieces.shift() ?? '');
              if (pieces.length > 0) setTimeout(next, 5);
            };
            next();
          });
        }),
      async (port) => {
        assert.deepEqual(await tryOne({ kind: 'http' }, flow({ port })), connected);
      },
    );
  });

  it('calls an answer over UDP that is none of a listener’s an error', async () => {
    const port = await freePort();
    const server = createSocket('udp4');
    server.on('message', (_question, { port: to, address }) => {
      server.send('what?', to, address);
    });
    await new Promise<void>((resolve) => server.bind(port, '127.0.0.2', resolve));
    const { kind, detail } = await tryOne({ kind: 'udp' }, flow({ port }));
    server.close();
    assert.equal(kind, 'error');
    assert.match(detail, /^an answer that is none of a listener's: SyntaxError/);
  });

  it('is a drop with its rule as soon as the log has a record of the packet, and never an answer then', async () => {
    for (const [kind, protocol] of [
      ['tcp', 6],
      ['udp', 17],
    ] as const) {
      const log = new LocalLog();
      const context = localContext(localNetwork([client, web]), log);
      const seen: number[] = [];
      const drops: typeof context.drops = {
        drain: () => undefined,
        watch: (packet, onDrop) => {
          assert.deepEqual(
            { ...packet, sourcePort: 0 },
            { protocol, source: '127.0.0.1', sourcePort: 0, destination: '127.0.0.2', destinationPort: port },
          );
          seen.push(packet.sourcePort);
          setImmediate(onDrop, 'd7');
          return () => seen.push(0);
        },
      };
      const port = await freePort();
      const server = createServer((socket) => socket.on('error', () => undefined));
      await new Promise<void>((resolve) => server.listen(port, resolve));
      const silent = createSocket('udp4');
      await new Promise<void>((resolve) => silent.bind(port, '127.0.0.2', resolve));
      const result = await tryProbe({ ...context, drops }, { id: 'x', flow: flow({ port }), probe: { kind } });
      silent.close();
      server.close();
      assert.deepEqual(result, { kind: 'dropped', detail: 'dropped by rule d7 (NFLOG)', decidedBy: 'rule d7' });
      assert.equal(seen.length, 2);
      assert.ok((seen[0] ?? 0) > 0);
      assert.equal(seen[1], 0);
    }
  });

  it('calls a connection that was not made in time silence', async () => {
    const context = localContext(localNetwork([client, web]));
    const impatient = {
      wait: (callBack: () => void) => {
        queueMicrotask(callBack);
        return () => undefined;
      },
    };
    const found = await tryProbe(
      { ...context, silence: impatient },
      { id: 'x', flow: flow({ port: await freePort() }), probe: { kind: 'tcp' } },
    );
    assert.deepEqual(found, { kind: 'silent', detail: 'no answer within 1000 ms' });
  });

  it('resets the connection when it has read enough, so that no port stays in use', async () => {
    const ends: unknown[] = [];
    await withServer(
      (server) =>
        server.on('connection', (socket) => {
          socket.on('error', (error) => ends.push('code' in error ? error.code : error));
          socket.once('end', () => ends.push('an end'));
          socket.write(formatWitness('a/web', '127.0.0.1'));
        }),
      async (port) => {
        assert.deepEqual(await tryOne({ kind: 'tcp' }, flow({ port })), connected);
        await poll('the end of the connection', () => (ends.length > 0 ? true : undefined), { everyMs: 2, withinMs: 5_000 });
      },
    );
    assert.deepEqual(ends, ['ECONNRESET']);
  });

  it('says what silence followed: nothing at all over UDP, a connection over TCP', async () => {
    const port = await freePort();
    const silent = createSocket('udp4');
    await new Promise<void>((resolve) => silent.bind(port, '127.0.0.2', resolve));
    await withServer(
      () => undefined,
      async (tcpPort) => {
        const [overTcp, overUdp] = await Promise.all([
          tryOne({ kind: 'tcp' }, flow({ port: tcpPort })),
          tryOne({ kind: 'udp' }, flow({ port })),
        ]);
        silent.close();
        assert.deepEqual(overTcp, { kind: 'error', detail: 'connected, but no answer within 1000 ms' });
        assert.deepEqual(overUdp, { kind: 'silent', detail: 'no answer within 1000 ms' });
      },
    );
  });
});

/** A TCP server on a free port while `use` runs. */
async function withServer(prepare: (server: Server) => void, use: (port: number) => Promise<void>): Promise<void> {
  const port = await freePort();
  // A probe that has read enough resets the connection.
  const server = createServer((socket) => socket.on('error', () => undefined));
  prepare(server);
  await new Promise<void>((resolve) => server.listen(port, resolve));
  try {
    await use(port);
  } finally {
    server.close();
  }
}
