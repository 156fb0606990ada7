import dnsPacket from 'dns-packet';
import type { Family } from '../../../../harness/vocabulary/flow.ts';
import { parseWitness } from '../listeners/witness.ts';
import { witnessName } from '../names/name-server.ts';
import type { Exchange } from './over-stream.ts';
import { readUntil } from './read-until.ts';
import type { Answer } from './signal.ts';

/** A lookup: a name and the family of the wanted address. */
export interface Question {
  readonly name: string;
  readonly family: Family;
}

/** A query as one datagram. */
export function encodeQuery({ name, family }: Question): Buffer {
  return dnsPacket.encode({
    type: 'query',
    id: 1,
    flags: dnsPacket.RECURSION_DESIRED,
    questions: [{ type: family === 6 ? 'AAAA' : 'A', name }],
  });
}

/** Read a DNS answer of one of the listeners. @throws Error where it is none */
export function readAnswer(bytes: Buffer): Answer {
  const packet = dnsPacket.decode(bytes);
  const addresses = (packet.answers ?? []).flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.data] : []));
  const texts = (packet.additionals ?? []).flatMap((record) => (record.type === 'TXT' && record.name === witnessName ? [record.data] : []));
  return { witness: parseWitness(texts.flat().join('')), lookup: { code: (packet.flags ?? 0) & 0xf, addresses } };
}

/** A lookup over TCP: messages have their length before them (RFC 1035, 4.2.2). */
export function lookUpOverTcp(question: Question): Exchange {
  return async (socket) => {
    const query = encodeQuery(question);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(query.length);
    socket.write(Buffer.concat([length, query]));
    return readAnswer(await readUntil(socket, completeMessage));
  };
}

function completeMessage(received: Buffer): Buffer | undefined {
  if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return undefined;
  return received.subarray(2, 2 + received.readUInt16BE(0));
}
