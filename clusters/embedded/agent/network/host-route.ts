import { parseAddress } from '../../../../harness/address/parse-address.ts';
import type { Request } from '../netlink/netlink-socket.ts';
import { addRoute } from '../netlink/route-requests.ts';

/** The node's side of a route to one host. */
export interface NodeSide {
  /** Of the node's interface to the host. */
  readonly index: number;
  readonly nodeAddresses: readonly string[];
}

/** The node's route to one address; what the node itself sends there carries its own address of the same family. */
export function hostRoute({ index, nodeAddresses }: NodeSide, address: string): Request {
  const family = parseAddress(address)?.family;
  const preferredSource = nodeAddresses.find((own) => parseAddress(own)?.family === family);
  if (preferredSource === undefined) throw new RangeError(`the node has no address of the family of ${address}`);
  return addRoute({ to: { kind: 'host', address }, index, preferredSource });
}
