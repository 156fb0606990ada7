import { logGroup } from '../../nft/log-group.ts';
import { calls } from '../linux/libc.ts';
import { decodeAttributes, encodeAttributes, uint32Big } from './attributes.ts';
import { netfilterHeader, netfilterType } from './netfilter-header.ts';
import { NetlinkSocket, protocols, type Request } from './netlink-socket.ts';
import { type FiveTuple, readFiveTuple } from './packet.ts';

/** What the enforcer wrote down about a packet before it dropped it. */
export interface DropRecord {
  readonly packet: FiveTuple;
  /** The prefix of the rule that dropped it. */
  readonly prefix: string;
}

// Numbers from linux/netfilter/nfnetlink_log.h.
const ulog = 4;
const attributes = { payload: 9, prefix: 10, command: 1, mode: 2, threshold: 5 } as const;

/** Bytes of a packet that are copied: an IPv6 header and the ports. */
const copiedBytes = 64;

/** Reads what nft's `log group` statements of this network namespace write (NFLOG). */
export class DropLog {
  readonly #socket = new NetlinkSocket(protocols.netfilter);

  constructor() {
    const socketLevel = 1;
    const receiveBuffer = 8;
    calls.setIntOption(this.#socket.fd, socketLevel, receiveBuffer, 4 << 20);
    const bind = 1;
    const copyPacket = 2;
    this.#socket.request([
      this.#configure([[attributes.command, Buffer.from([bind])]]),
      this.#configure([[attributes.mode, Buffer.from([0, 0, 0, copiedBytes, copyPacket, 0])]]),
      this.#configure([[attributes.threshold, uint32Big(1)]]),
    ]);
  }

  #configure(attribute: Parameters<typeof encodeAttributes>[0]): Request {
    const inetUnspecified = 0;
    return {
      type: netfilterType(ulog, 1),
      flags: 0,
      body: Buffer.concat([netfilterHeader(inetUnspecified, logGroup), encodeAttributes(attribute)]),
      what: 'listen to the log of drops (NFLOG)',
    };
  }

  /** Take every record that waits, without waiting. @returns `overrun` where the kernel had to throw records away */
  drain(take: (record: DropRecord) => void): 'complete' | 'overrun' {
    return this.#socket.receive(({ type, body }) => {
      if (type !== netfilterType(ulog, 0)) return;
      const found = decodeAttributes(body, 4);
      const payload = found.get(attributes.payload);
      const packet = payload && readFiveTuple(payload);
      if (packet === undefined) return;
      take({ packet, prefix: found.get(attributes.prefix)?.toString('utf8').replace(/\0.*$/, '') ?? '' });
    });
  }

  /** Leave the group, which one socket at a time can have. */
  close(): void {
    this.#socket.close();
  }
}
