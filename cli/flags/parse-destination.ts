import type { Protocol } from '../../harness/vocabulary/protocol.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

/** Where a flow goes, as `--to` names it. */
export interface Destination {
  /** A role of the cast, e.g. `controller`, or an endpoint's id. */
  readonly endpoint: string;
  /** A number, or the name of one of the endpoint's ports. */
  readonly port: number | string;
  readonly protocol: Exclude<Protocol, 'ICMP'>;
}

const highestPort = 65_535;

/** Read `ENDPOINT:PORT[/tcp|/udp|/sctp]`; TCP where no protocol is given. @throws UserError (usage) */
export function parseDestination(text: string, name: string): Destination {
  const match = /^(?<endpoint>[^\s]+):(?:(?<number>[0-9]+)|(?<port>[a-z][a-z0-9-]*))(?:\/(?<protocol>tcp|udp|sctp))?$/i.exec(text);
  const { endpoint, number, port, protocol = 'tcp' } = match?.groups ?? {};
  if (endpoint === undefined)
    throw invalid(text, name, 'expected ENDPOINT:PORT, with /udp or /sctp after it where it is not TCP, e.g. controller:8080');
  const value = number === undefined ? (port ?? '') : Number(number);
  if (value === 0 || Number(value) > highestPort) throw invalid(text, name, `a port is a number from 1 to ${String(highestPort)}`);
  return { endpoint, port: value, protocol: protocolOf(protocol) };
}

function protocolOf(text: string): Destination['protocol'] {
  switch (text.toLowerCase()) {
    case 'udp':
      return 'UDP';
    case 'sctp':
      return 'SCTP';
    default:
      return 'TCP';
  }
}

function invalid(text: string, name: string, problem: string): UserError {
  return new UserError(`${name} ${JSON.stringify(text)}: ${problem}.`, 3);
}
