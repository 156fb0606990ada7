import { UserError } from '../vocabulary/user-error.ts';

/** Where a search begins and which way it goes; the two ways never meet, so that one number never stands for both protocols. */
const searches = {
  TCP: { first: 9_999, step: 1 },
  UDP: { first: 9_998, step: -1 },
} as const;
const mostPort = 65_535;

/**
 * The number of a listener that nobody declares: 9999 for TCP, 9998 for UDP, else the next one that is free (upwards for TCP, downwards
 * for UDP, and then the other way).
 * @param taken numbers that a pod declares, of any protocol: a rule without a protocol speaks of all of them
 * @throws UserError where every port is taken
 */
export function freePort(protocol: 'TCP' | 'UDP', taken: Iterable<number>): number {
  const used = new Set(taken);
  const { first, step } = searches[protocol];
  for (const direction of [step, -step]) {
    for (let port = first; port >= 1 && port <= mostPort; port += direction) if (!used.has(port)) return port;
  }
  throw new UserError(
    `Every ${protocol} port from 1 to ${String(mostPort)} is declared, and a listener of the harness needs one that no container declares.`,
    2,
  );
}
