import { getSystemErrorName } from 'node:util';
import koffi from 'koffi';

const libc = koffi.load(null);

const socketCall: (domain: number, type: number, protocol: number) => number = libc.func('int socket(int, int, int)');
const sendCall: (fd: number, bytes: Uint8Array, length: number, flags: number) => number = libc.func(
  'long send(int, const void *, size_t, int)',
);
const recvCall: (fd: number, bytes: Uint8Array, length: number, flags: number) => number = libc.func('long recv(int, void *, size_t, int)');
const setsockoptCall: (fd: number, level: number, option: number, value: Uint8Array, length: number) => number = libc.func(
  'int setsockopt(int, int, int, const void *, uint32_t)',
);
const setnsCall: (fd: number, type: number) => number = libc.func('int setns(int, int)');
const unshareCall: (flags: number) => number = libc.func('int unshare(int)');

/** A call into the C library that failed; `errno` is its name, e.g. `EPERM`. */
export class LibcError extends Error {
  override readonly name = 'LibcError';
  readonly errno: string;

  constructor(call: string, errno: number) {
    super(`${call}: ${errnoName(errno)}`);
    this.errno = errnoName(errno);
  }
}

/** The name of an errno: `EPERM`. */
export function errnoName(errno: number): string {
  return getSystemErrorName(-errno);
}

/** The few calls into the C library that Node does not offer. All are synchronous and act on the calling thread. */
export const calls = {
  /** @returns the file descriptor, closed on exec */
  openSocket(domain: number, type: number, protocol: number): number {
    const closeOnExec = 0o2_000_000;
    return check('socket', socketCall(domain, type | closeOnExec, protocol));
  },

  /** Send all bytes as one datagram. */
  send(fd: number, bytes: Uint8Array): void {
    check('send', sendCall(fd, bytes, bytes.length, 0));
  },

  /** Receive one datagram if there is one. @returns its length; undefined where nothing waits */
  receive(fd: number, into: Uint8Array): number | undefined {
    const dontWait = 0x40;
    const length = recvCall(fd, into, into.length, dontWait);
    if (length >= 0) return length;
    const errno = koffi.errno();
    if (errnoName(errno) === 'EAGAIN') return undefined;
    throw new LibcError('recv', errno);
  },

  /** Set an option whose value is an int. */
  setIntOption(fd: number, level: number, option: number, value: number): void {
    check('setsockopt', setsockoptCall(fd, level, option, new Uint8Array(new Int32Array([value]).buffer), 4));
  },

  /** Move this thread into a network namespace. */
  enterNetworkNamespace(fd: number): void {
    check('setns', setnsCall(fd, cloneNewNet));
  },

  /** Move this thread into a new network namespace. */
  unshareNetworkNamespace(): void {
    check('unshare', unshareCall(cloneNewNet));
  },
};

/** CLONE_NEWNET of linux/sched.h. */
const cloneNewNet = 0x40_000_000;

function check(call: string, result: number): number {
  if (result < 0) throw new LibcError(call, koffi.errno());
  return result;
}
