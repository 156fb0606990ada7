import { closeSync } from 'node:fs';
import { calls, errnoName, LibcError } from '../linux/libc.ts';
import { align } from './attributes.ts';

/** A message to the kernel: type, flags besides NLM_F_REQUEST, the bytes after the header, and what it is, for errors. */
export interface Request {
  readonly type: number;
  readonly flags: number;
  readonly body: Uint8Array;
  readonly what: string;
}

/** A message from the kernel. */
export interface Message {
  readonly type: number;
  /** What follows the header. */
  readonly body: Buffer;
}

/** Netlink protocols. */
export const protocols = { route: 0, netfilter: 12 } as const;

/** Flags of requests. */
export const flags = { acknowledge: 0x4, exclusive: 0x200, create: 0x400 } as const;

const headerBytes = 16;
const errorType = 2;

/** Requests in one datagram: few enough that the kernel's answers fit a receive buffer of the default size. */
const maxRequestsAtOnce = 100;

/** Datagrams that are read before anything else has its turn: many more than a batch of probes causes. */
const maxDatagramsAtOnce = 2_000;

/** A netlink socket of the network namespace in which it was made. The kernel answers requests before `send` returns, so an answer that is not there is lost. */
export class NetlinkSocket {
  readonly fd: number;
  readonly #buffer = Buffer.allocUnsafe(1 << 16);
  #sequence = 0;

  constructor(protocol: number) {
    const netlink = 16;
    const raw = 3;
    this.fd = calls.openSocket(netlink, raw, protocol);
  }

  /** Send requests in order. @throws Error naming the first that the kernel refused, or the last where it did not acknowledge it */
  request(requests: readonly Request[]): void {
    for (let start = 0; start < requests.length; start += maxRequestsAtOnce) this.#send(requests.slice(start, start + maxRequestsAtOnce));
  }

  /** One batch; only its last request is acknowledged, or the one that asks for it itself; refusals are always reported. */
  #send(requests: readonly Request[]): void {
    const firstSequence = this.#sequence;
    const asking = requests.findLastIndex((request) => (request.flags & flags.acknowledge) !== 0);
    const acknowledged = asking === -1 ? requests.length - 1 : asking;
    const bytes = requests.map((request, index) => this.#encode(request, index === acknowledged ? flags.acknowledge : 0));
    calls.send(this.fd, Buffer.concat(bytes));
    let failure: string | undefined;
    const answered = new Set<number>();
    const state = this.receive(({ type, body }) => {
      if (type !== errorType) return;
      const index = body.readUInt32LE(4 + 8) - firstSequence;
      answered.add(index);
      const errno = -body.readInt32LE(0);
      const what = requests[index]?.what;
      if (errno !== 0 && what !== undefined) failure ??= `${what}: ${errnoName(errno)}`;
    });
    if (state === 'overrun' || !answered.has(acknowledged)) failure ??= describeLoss(requests);
    if (failure !== undefined) throw new Error(`netlink: ${failure}`);
  }

  #encode({ type, flags: own, body }: Request, extra: number): Buffer {
    const request = 0x1;
    const bytes = Buffer.alloc(align(headerBytes + body.length));
    bytes.writeUInt32LE(headerBytes + body.length, 0);
    bytes.writeUInt16LE(type, 4);
    bytes.writeUInt16LE(request | own | extra, 6);
    bytes.writeUInt32LE(this.#sequence++, 8);
    bytes.set(body, headerBytes);
    return bytes;
  }

  /**
   * Take the messages that wait, without waiting: all of them, or as many as a flood of them leaves time for. A message's bytes are valid only
   * during the call. @returns `overrun` where the kernel had to throw messages away
   */
  receive(take: (message: Message) => void): 'complete' | 'overrun' {
    let state: 'complete' | 'overrun' = 'complete';
    for (let datagrams = 0; datagrams < maxDatagramsAtOnce; datagrams += 1) {
      const length = this.#receiveOne();
      if (length === undefined) break;
      if (length === 'overrun') state = 'overrun';
      else this.#split(length, take);
    }
    return state;
  }

  #receiveOne(): number | 'overrun' | undefined {
    try {
      return calls.receive(this.fd, this.#buffer);
    } catch (error) {
      if (error instanceof LibcError && error.errno === 'ENOBUFS') return 'overrun';
      throw error;
    }
  }

  #split(length: number, take: (message: Message) => void): void {
    for (let offset = 0; offset + headerBytes <= length;) {
      const size = this.#buffer.readUInt32LE(offset);
      if (size < headerBytes) return;
      take({ type: this.#buffer.readUInt16LE(offset + 4), body: this.#buffer.subarray(offset + headerBytes, offset + size) });
      offset += align(size);
    }
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** Whether it was done is not known then: going on as if it were would judge flows by rules that may not be there. */
function describeLoss(requests: readonly Request[]): string {
  const what = requests.at(-1)?.what ?? 'a request';
  return `${what}: the kernel's answer was lost (ENOBUFS). Run again, on a machine with less load or with a larger net.core.rmem_default`;
}
