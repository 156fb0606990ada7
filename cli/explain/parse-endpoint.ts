import type { Role } from '../../harness/cast/role.ts';
import { roles } from '../../harness/cast/roles.ts';
import type { Controller } from '../../harness/plan/controller.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

/** Read the name of an endpoint. @throws UserError (3) naming the ones there are */
export function parseRole(flag: string, text: string): Role {
  const found = roles.find((role) => role === text);
  if (found === undefined) throw new UserError(`${flag} ${text}: there is no such endpoint; there are ${roles.join(', ')}.`, 3);
  return found;
}

/** A port number, or the number of a named port of the controller. @throws UserError (3) naming the names there are */
export function portNumber(flag: string, port: number | string, { ports, namedPorts }: Controller): number {
  if (typeof port === 'number') return port;
  const numbers = new Map([...namedPorts.map(({ name, port: number }) => [name, number] as const), ...Object.entries(ports)]);
  const found = numbers.get(port);
  if (found !== undefined) return found;
  throw new UserError(
    `${flag}: ${port} is no port; write a number, or for the controller one of ${[...numbers.keys()].join(', ') || 'none: its container ports have no names'}.`,
    3,
  );
}
