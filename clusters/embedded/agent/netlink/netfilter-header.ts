/** `struct nfgenmsg` of linux/netfilter/nfnetlink.h: what every netfilter message starts with. */
export function netfilterHeader(family: number, resource: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt8(family, 0);
  bytes.writeUInt16BE(resource, 2);
  return bytes;
}

/** The type of a netfilter message. @param subsystem e.g. 10 for nf_tables */
export function netfilterType(subsystem: number, message: number): number {
  return (subsystem << 8) | message;
}
