import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Listener } from '../../../../harness/cluster/listener.ts';
import type { NameServer } from '../names/name-server.ts';
import type { Host } from '../network/host.ts';
import { listenForDatagrams } from './listen-for-datagrams.ts';
import { listenForStreams } from './listen-for-streams.ts';
import { serveNames } from './serve-names.ts';
import { serverKey } from './pre-shared-key.ts';
import { formatWitness } from './witness.ts';

/**
 * Open one listening port of a host, in its network namespace.
 * @throws Error (rejects) where the port is taken
 */
export async function listen(host: Host, { application, port }: Listener, names: Pick<NameServer, 'answer'>): Promise<void> {
  const witness = (source: string | undefined): string => formatWitness(host.id, source ?? '::');
  switch (application) {
    case 'tcp':
      return listenForStreams(
        host,
        port,
        createServer((socket) => {
          sayLine(socket, witness);
        }),
      );
    case 'tls':
      return listenForStreams(
        host,
        port,
        createTlsServer(serverKey, (socket) => {
          sayLine(socket, witness);
        }),
      );
    case 'http':
      return listenForStreams(
        host,
        port,
        createHttpServer((request, response) => {
          const body = witness(request.socket.remoteAddress);
          response.writeHead(200, { 'content-length': Buffer.byteLength(body), connection: 'close' }).end(body);
        }),
      );
    case 'udp':
      return listenForDatagrams(host, port, (_question, source) => witness(source));
    case 'dns':
      return serveNames(host, port, names);
  }
}

/** The server says its line and closes. */
function sayLine(socket: Socket, witness: (source: string | undefined) => string): void {
  // A reset is how a probe says that it has read enough; any other failure is the probe's to report.
  socket.on('error', () => socket.destroy());
  socket.end(witness(socket.remoteAddress));
}
