import type { Server } from 'node:net';
import type { Host } from '../network/host.ts';

/** Start a server in a host's network namespace. `listen` without a host makes the socket at once, and for both families. */
export function listenForStreams(host: Host, port: number, server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).once('listening', resolve);
    host.namespace.inside(() => server.listen({ port }));
  });
}
