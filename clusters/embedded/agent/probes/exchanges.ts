import { get } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
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
export const getOverHttp: Exchange = (socket) =>
  new Promise((resolve, reject) => {
    get({ createConnection: () => socket, host: 'target', path: '/' }, (response) => {
      text(response)
        .then((body) => {
          resolve({ witness: parseWitness(body) });
        })
        .catch(reject);
    }).on('error', reject);
  });

/** A socket below TLS reports a refused connection itself. */
function failureOf(socket: Socket): Promise<never> {
  return new Promise((_resolve, reject) => socket.once('error', reject));
}
