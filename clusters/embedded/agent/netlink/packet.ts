import { formatAddress } from '../../../../harness/address/format-address.ts';

/** Who sent a packet to whom, by transport protocol number and ports (0 where the protocol has none). */
export interface FiveTuple {
  readonly protocol: number;
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
}

/** Read the head of an IP packet; undefined where it is too short or of no known version. IPv6 extension headers are not followed. */
export function readFiveTuple(packet: Buffer): FiveTuple | undefined {
  switch ((packet[0] ?? 0) >> 4) {
    case 4:
      return packet.length < 20
        ? undefined
        : read(packet, { family: 4, protocolAt: 9, sourceAt: 12, transportAt: (packet.readUInt8(0) & 0xf) * 4 });
    case 6:
      return packet.length < 40 ? undefined : read(packet, { family: 6, protocolAt: 6, sourceAt: 8, transportAt: 40 });
    default:
      return undefined;
  }
}

interface Layout {
  readonly family: 4 | 6;
  readonly protocolAt: number;
  readonly sourceAt: number;
  readonly transportAt: number;
}

function read(packet: Buffer, { family, protocolAt, sourceAt, transportAt }: Layout): FiveTuple {
  const size = family === 4 ? 4 : 16;
  const port = (offset: number): number => (packet.length >= offset + 2 ? packet.readUInt16BE(offset) : 0);
  const address = (offset: number): string => formatAddress(family, BigInt(`0x${packet.toString('hex', offset, offset + size)}`));
  return {
    protocol: packet.readUInt8(protocolAt),
    source: address(sourceAt),
    sourcePort: port(transportAt),
    destination: address(sourceAt + size),
    destinationPort: port(transportAt + 2),
  };
}
