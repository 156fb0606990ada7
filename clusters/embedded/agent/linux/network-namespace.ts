import { closeSync, openSync, writeFileSync } from 'node:fs';
import { calls, LibcError } from './libc.ts';

/** The agent's own network namespace: the node. */
const home = openSync('/proc/thread-self/ns/net', 'r');

/** A network namespace, held by a file descriptor: it ends with the process at the latest. */
export class NetworkNamespace {
  readonly fd: number;

  private constructor(fd: number) {
    this.fd = fd;
  }

  /** The namespace in which the agent runs. */
  static readonly node = new NetworkNamespace(home);

  /** A new, empty one. */
  static create(): NetworkNamespace {
    unshareNetworkNamespace();
    try {
      return new NetworkNamespace(openSync('/proc/thread-self/ns/net', 'r'));
    } finally {
      returnHome();
    }
  }

  /**
   * Run `action` inside. It must do all its work synchronously: what it starts (a socket made in the next tick) would come to be in the node.
   */
  inside<Result>(action: () => Result): Result {
    calls.enterNetworkNamespace(this.fd);
    try {
      return action();
    } finally {
      returnHome();
    }
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** @throws Error saying which limit is reached, where one is: unshare(2), ENOSPC */
function unshareNetworkNamespace(): void {
  try {
    calls.unshareNetworkNamespace();
  } catch (error) {
    if (!(error instanceof LibcError) || error.errno !== 'ENOSPC') throw error;
    const limit = 'this user may have no more network namespaces: raise user.max_net_namespaces, or run fewer scenarios at a time';
    throw new Error(`${error.message}: ${limit}`, { cause: error });
  }
}

/** Write a setting below /proc/sys; to be called inside the namespace it is for. @param path e.g. `net/ipv4/ip_forward` */
export function writeSysctl(path: string, value: string): void {
  writeFileSync(`/proc/sys/${path}`, value);
}

/** Whoever is left in a pod's namespace would probe from there under another pod's name: worse than no agent. */
function returnHome(): void {
  try {
    calls.enterNetworkNamespace(home);
  } catch {
    process.abort();
  }
}
