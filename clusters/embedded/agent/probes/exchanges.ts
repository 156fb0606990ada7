import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { clientKey } from '../listeners/pre-shared-key.ts';
import { parseWitness } from '../listeners/witness.ts';
import type { Exchange } from './over-stream.ts';
import { readUntil } from './read-until.ts';

/** Read the line that the server says by itself. */
export const readLine: Exchange = async (socket) => {
  const line = await readUntil(socket, (bytes) => (bytes.includes('\n') ? bytes : undefined));
  return { witness: parseWitness(line.toString('utf8')) };
};

/** A TLS handshake, then the server's line. */
export const readLineOverTls: Exchange = (socket) => {
  const secured = connectTls({ socket, ...clientKey });
  return Promise.race([readLine(secured), failureOf(socket)]);
};

/** GET /, the line is the body. */
export const getOverHttp: Exchange = async (socket) => {
  socket.write('GET / HTTP/1.1\r\nHost: target\r\nConnection: close\r\n\r\n');
  return { witness: parseWitness(await readUntil(socket, completeBody)) };
};

/** The body of a complete answer. @throws Error where its status is not 200 */
function completeBody(received: Buffer): string | undefined {
  const [head = '', body] = received.toString('utf8').split('\r\n\r\n', 2);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (body === undefined || length === undefined || Buffer.byteLength(body) < Number(length)) return undefined;
  if (!/^HTTP\/1\.[01] 200 /.test(head)) throw new Error(`HTTP: ${head.split('\r\n', 1).join('')}`);
  return body;
}

/** A socket below TLS reports a refused connection itself. */
function failureOf(socket: Socket): Promise<never> {
  return new Promise((_resolve, reject) => socket.once('error', reject));
}
