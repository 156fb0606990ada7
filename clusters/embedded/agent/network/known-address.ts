import { isIP } from 'node:net';

/** A resolver as both `net.connect` and `dgram.createSocket` take it. */
export type Lookup = (
  hostname: string,
  options: unknown,
  callback: (error: NodeJS.ErrnoException | null, address: string, family: number) => void,
) => void;

/**
 * A resolver for which every name is `address`; addresses are themselves (Node asks also for the one it binds to). Without one Node makes
 * sockets in the next tick, when this thread has left the pod's network namespace; with one that answers at once it makes them during the call.
 */
export function knownAddress(address: string): Lookup {
  return (hostname, _options, callback) => {
    const found = isIP(hostname) === 0 ? address : hostname;
    callback(null, found, isIP(found));
  };
}
