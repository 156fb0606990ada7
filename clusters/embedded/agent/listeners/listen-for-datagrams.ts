import { createSocket } from 'node:dgram';
import { parseAddress } from '../../../../harness/address/parse-address.ts';
import type { Host } from '../network/host.ts';
import { knownAddress } from '../network/known-address.ts';

/** What to answer to a datagram; undefined: nothing. */
export type AnswerDatagram = (question: Buffer, source: string) => string | Uint8Array | undefined;

/** Answer datagrams to any address of a host: a socket for each address, so that answers come from the one that was asked. */
export async function listenForDatagrams(host: Host, port: number, answer: AnswerDatagram): Promise<void> {
  await Promise.all(host.addresses.map((address) => listenAt(host, address, port, answer)));
}

function listenAt(host: Host, address: string, port: number, answer: AnswerDatagram): Promise<void> {
  const type = parseAddress(address)?.family === 6 ? 'udp6' : 'udp4';
  return new Promise((resolve, reject) => {
    host.namespace.inside(() => {
      const socket = createSocket({ type, lookup: knownAddress(address) });
      socket.once('error', reject).once('listening', resolve);
      socket.on('message', (question, { address: source, port: sourcePort }) => {
        const text = answer(question, source);
        if (text !== undefined) socket.send(text, sourcePort, source);
      });
      return socket.bind(port, 'host');
    });
  });
}
