import type { Endpoint } from '../../vocabulary/endpoint.ts';
import type { Family, Flow } from '../../vocabulary/flow.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import type { World } from '../../vocabulary/world.ts';
import { parseAddress } from '../../address/parse-address.ts';

/** One end of a flow: the endpoint and the address that policies see. */
interface End {
  readonly endpoint: Endpoint;
  readonly address: string;
}

/** A flow with its endpoints and addresses looked up; a Service's address is already translated to the endpoint's. */
export interface Packet {
  readonly flow: Flow;
  readonly source: End;
  readonly destination: End;
  /** The name that the source looked up, if that is how it found the destination. */
  readonly name?: string;
}

/** @throws UserError where the world lacks an endpoint of the flow, or the endpoint an address of the flow's family */
export function resolvePacket(world: World, flow: Flow): Packet {
  return {
    flow,
    source: resolveEnd(world, flow.source, flow.family),
    destination: resolveEnd(world, flow.destination, flow.family),
    ...(flow.via.kind === 'name' && { name: flow.via.name }),
  };
}

function resolveEnd(world: World, id: string, family: Family): End {
  const endpoint = world.endpoints.find((candidate) => candidate.id === id);
  if (endpoint === undefined) {
    throw new UserError(
      `no endpoint ${JSON.stringify(id)} in this world; it has ${world.endpoints.map((known) => known.id).join(', ')}`,
      2,
    );
  }
  const address = endpoint.addresses.find((text) => parseAddress(text)?.family === family);
  if (address === undefined) {
    const has = endpoint.addresses.join(', ') || 'none';
    throw new UserError(`${id} has no IPv${String(family)} address for a flow of that family; its addresses: ${has}`, 2);
  }
  return { endpoint, address };
}
