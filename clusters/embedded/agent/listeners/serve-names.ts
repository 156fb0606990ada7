import { createServer, type Socket } from 'node:net';
import type { NameServer } from '../names/name-server.ts';
import type { Host } from '../network/host.ts';
import { listenForDatagrams } from './listen-for-datagrams.ts';
import { listenForStreams } from './listen-for-streams.ts';

/** Answer DNS queries over UDP and TCP. */
export async function serveNames(host: Host, port: number, names: Pick<NameServer, 'answer'>): Promise<void> {
  const server = createServer((socket) => {
    answerStream(socket, (query, source) => names.answer(query, { server: host.id, source, protocol: 'TCP' }));
  });
  await Promise.all([
    listenForDatagrams(host, port, (query, source) => names.answer(query, { server: host.id, source, protocol: 'UDP' })),
    listenForStreams(host, port, server),
  ]);
}

/** Each message over TCP has its length before it (RFC 1035, 4.2.2). One query per connection is all that probes send. */
function answerStream(socket: Socket, answer: (query: Buffer, source: string) => Uint8Array | undefined): void {
  let received = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
    const text = answer(received.subarray(2, 2 + received.readUInt16BE(0)), socket.remoteAddress ?? '::');
    if (text === undefined) socket.destroy();
    else socket.end(withLength(text));
  });
}

function withLength(message: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}
