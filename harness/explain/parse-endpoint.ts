import { externals } from '../cast/externals.ts';
import { peers } from '../cast/peers.ts';
import type { Role } from '../cast/role.ts';
import { controllerPorts } from '../cast/target.ts';
import type { Controller } from '../plan/controller.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import { UserError } from '../vocabulary/user-error.ts';

const roles: readonly string[] = ['controller', 'neighbour', 'node', 'apiserver', ...Object.keys(peers), ...Object.keys(externals)];

/** Read the name of an endpoint. @throws UserError (3) naming the ones there are */
export function parseRole(flag: string, text: string): Role {
  if (!isRole(text)) throw new UserError(`${flag} ${text}: there is no such endpoint; there are ${roles.join(', ')}.`, 3);
  return text;
}

/** Where a flow goes: `ENDPOINT:PORT[/PROTOCOL]`; a port of the controller can be named. */
export interface FlowEnd {
  readonly role: Role;
  readonly port: number;
  readonly protocol: Protocol;
}

/** Read the destination of a flow. @throws UserError (3) saying what is expected */
export function parseFlowEnd(flag: string, text: string, controller: Controller): FlowEnd {
  const match = /^(?<role>[a-z0-9-]+):(?<port>[a-z0-9-]+)(\/(?<protocol>tcp|udp|sctp))?$/i.exec(text);
  const { role = '', port = '', protocol = 'tcp' } = match?.groups ?? {};
  if (match === null)
    throw new UserError(`${flag} ${text}: expected ENDPOINT:PORT, with /udp for UDP, e.g. controller:8080 or dns:53/udp.`, 3);
  return { role: parseRole(flag, role), port: parsePort(flag, text, port, controller), protocol: protocolOf(protocol) };
}

function parsePort(flag: string, text: string, port: string, { ports }: Controller): number {
  const named = controllerPorts.find((name) => name === port);
  const number = named === undefined ? Number(port) : ports[named];
  if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
  throw new UserError(`${flag} ${text}: ${port} is no port; write a number from 1 to 65535, or one of ${controllerPorts.join(', ')}.`, 3);
}

function protocolOf(text: string): Protocol {
  switch (text.toLowerCase()) {
    case 'udp':
      return 'UDP';
    case 'sctp':
      return 'SCTP';
    default:
      return 'TCP';
  }
}

function isRole(text: string): text is Role {
  return roles.includes(text);
}
