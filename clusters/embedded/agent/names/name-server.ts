import dnsPacket, { type Packet } from 'dns-packet';
import { parseAddress } from '../../../../harness/address/parse-address.ts';
import { formatWitness, plainAddress } from '../listeners/witness.ts';
import type { Network } from '../network/network.ts';
import type { LearnedNames, Lookup } from './learned-names.ts';
import { responseCodes } from './response-codes.ts';

/** Name of the additional TXT record in which an answer carries what other listeners answer as a line. */
export const witnessName = 'witness.invalid';

const maxTtlSeconds = 5;

/** Where a query was sent, and from where. */
interface Asked extends Pick<Lookup, 'protocol'> {
  /** Endpoint id of the host that was asked. */
  readonly server: string;
  readonly source: string;
}

/** Answers queries about the world's names: external hosts and Services. The enforcer reads them on the way. */
export class NameServer {
  readonly #network: Pick<Network, 'findByAddress'>;
  readonly #learned: Pick<LearnedNames, 'refuses' | 'learn'>;
  readonly #names = new Map<string, readonly string[]>();

  constructor(network: Pick<Network, 'findByAddress'>, learned: Pick<LearnedNames, 'refuses' | 'learn'>) {
    this.#network = network;
    this.#learned = learned;
  }

  add(names: ReadonlyMap<string, readonly string[]>): void {
    for (const [name, addresses] of names) this.#names.set(name, addresses);
  }

  /** The answer to an encoded query; undefined to what is none. */
  answer(query: Buffer, { server, source, protocol }: Asked): Buffer | undefined {
    const packet = decode(query);
    const question = packet?.questions?.[0];
    if (packet === undefined || question === undefined) return undefined;
    const { code, addresses } = this.#resolve({ name: question.name.toLowerCase(), protocol }, question.type, plainAddress(source));
    return dnsPacket.encode({
      type: 'response',
      ...(packet.id !== undefined && { id: packet.id }),
      flags: dnsPacket.AUTHORITATIVE_ANSWER | code,
      questions: [question],
      answers: addresses.map((data) => ({
        type: parseAddress(data)?.family === 6 ? 'AAAA' : 'A',
        name: question.name,
        ttl: maxTtlSeconds,
        data,
      })),
      additionals: [{ type: 'TXT', name: witnessName, ttl: 0, data: formatWitness(server, source) }],
    });
  }

  #resolve(lookup: Lookup, type: string, source: string): { readonly code: number; readonly addresses: readonly string[] } {
    const asking = this.#network.findByAddress(source);
    if (asking !== undefined && this.#learned.refuses(asking.id, lookup)) return { code: responseCodes.refused, addresses: [] };
    const all = this.#names.get(lookup.name);
    if (all === undefined) return { code: responseCodes.noSuchName, addresses: [] };
    const addresses = all.filter((address) => type === (parseAddress(address)?.family === 6 ? 'AAAA' : 'A'));
    if (asking !== undefined) this.#learned.learn(asking, lookup, addresses);
    return { code: responseCodes.success, addresses };
  }
}

function decode(query: Buffer): Packet | undefined {
  try {
    return dnsPacket.decode(query);
  } catch {
    return undefined;
  }
}
