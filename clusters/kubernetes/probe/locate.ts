import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { familyOf } from '../discover/sort-addresses.ts';

/** An address and a port to send packets to. */
export interface Location {
  readonly address: string;
  readonly port: number;
}

/** Where a flow that names no DNS name goes. @throws Error where the world has no such address */
export function locate({ flow }: ProbeRequest, world: World): Location {
  const { via, family } = flow;
  if (via.kind !== 'service') {
    const endpoint = world.endpoints.find(({ id }) => id === flow.destination);
    return { address: pick(endpoint?.addresses ?? [], family, flow.destination), port: flow.port };
  }
  const service = world.services.find(({ namespace, name }) => namespace === via.namespace && name === via.name);
  const name = `Service ${via.namespace}/${via.name}`;
  const port = service?.ports.find(({ targetPort, protocol }) => targetPort === flow.port && protocol === flow.protocol);
  if (port === undefined) throw new Error(`${name} has no port for ${String(flow.port)}/${flow.protocol}`);
  return { address: pick(service?.addresses ?? [], family, name), port: port.port };
}

function pick(addresses: readonly string[], family: 4 | 6, owner: string): string {
  const address = addresses.find((candidate) => familyOf(candidate) === family);
  if (address === undefined) throw new Error(`${owner} has no IPv${String(family)} address`);
  return address;
}
