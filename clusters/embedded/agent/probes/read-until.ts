import type { Duplex } from 'node:stream';

/**
 * Gather what arrives until `enough` makes something of it.
 * @throws Error (rejects) where the stream fails or ends before
 */
export function readUntil<Found>(stream: Duplex, enough: (received: Buffer) => Found | undefined): Promise<Found> {
  let received: Buffer = Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    stream.on('data', (bytes: Buffer) => {
      received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
      try {
        const found = enough(received);
        if (found !== undefined) resolve(found);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    stream.on('error', reject);
    stream.once('close', () => {
      reject(new Error('the connection was closed without an answer'));
    });
  });
}
