/** A netlink attribute: its type and its payload, or the attributes nested in it. */
export type Attribute = readonly [type: number, value: Uint8Array | readonly Attribute[]];

/** NLA_F_NESTED of linux/netlink.h. */
const nestedFlag = 0x8000;

/** Attributes one after the other, each padded to four bytes, as netlink wants them. */
export function encodeAttributes(attributes: readonly Attribute[]): Buffer {
  return Buffer.concat(attributes.map(encodeAttribute));
}

function encodeAttribute([type, value]: Attribute): Buffer {
  const payload = value instanceof Uint8Array ? value : encodeAttributes(value);
  const bytes = Buffer.alloc(align(4 + payload.length));
  bytes.writeUInt16LE(4 + payload.length, 0);
  bytes.writeUInt16LE(value instanceof Uint8Array ? type : type | nestedFlag, 2);
  bytes.set(payload, 4);
  return bytes;
}

/** The attributes of a message from an offset on, by type; of a type that occurs twice, the last. */
export function decodeAttributes(bytes: Buffer, from: number): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  let offset = from;
  while (offset + 4 <= bytes.length) {
    const length = bytes.readUInt16LE(offset);
    if (length < 4) break;
    found.set(bytes.readUInt16LE(offset + 2) & ~nestedFlag, bytes.subarray(offset + 4, offset + length));
    offset += align(length);
  }
  return found;
}

/** Rounded up to netlink's alignment of four bytes. */
export function align(length: number): number {
  return (length + 3) & ~3;
}

/** A text with the closing zero byte that the kernel expects. */
export function zeroEnded(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf8');
}

/** An unsigned number of four bytes, little end first (the machine's own order on every platform koffi's binary is for here). */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** An unsigned number of four bytes, big end first: what netfilter's attributes hold. */
export function uint32Big(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
