import { normaliseAddress } from '../../address/normalise-address.ts';
import type { World } from '../../vocabulary/world.ts';
import type { NamedPortMatch, Traffic } from '../../policy/ir/traffic.ts';

/** What a port name stands for at each pod that declares a container port of that name and protocol. */
export function groundNamedPort(world: World, name: string, protocol: Extract<Traffic, { kind: 'transport' }>['protocol']): NamedPortMatch {
  const portsByAddress = new Map<string, readonly number[]>();
  for (const endpoint of world.endpoints) {
    if (endpoint.kind !== 'pod') continue;
    const ports = endpoint.ports.filter((port) => port.name === name && port.protocol === protocol).map(({ port }) => port);
    if (ports.length > 0) for (const address of endpoint.addresses) portsByAddress.set(normaliseAddress(address), ports);
  }
  return { kind: 'named', name, portsByAddress };
}
