import { connect, createServer } from 'node:net';
import pMap from 'p-map';

/**
 * What a flow costs without any harness: connections on the loopback interface to a server that says whom it saw, as
 * the probes' servers do, in one process and as many at once. No measurement of flows by Node.js can be below it.
 * @returns microseconds a connection
 */
export async function measureFloor(connections: number, concurrency: number): Promise<number> {
  const server = createServer((socket) => {
    socket.end(socket.remoteAddress ?? '');
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  try {
    const startedAt = performance.now();
    await pMap(Array.from({ length: connections }), () => connectOnce(port), { concurrency });
    return (1000 * (performance.now() - startedAt)) / connections;
  } finally {
    server.close();
  }
}

function connectOnce(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', reject);
    socket.on('close', () => {
      resolve();
    });
    socket.resume();
  });
}
