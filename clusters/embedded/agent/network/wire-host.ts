import { parseAddress } from '../../../../harness/address/parse-address.ts';
import { hasIpv6 } from '../linux/has-ipv6.ts';
import { NetworkNamespace, writeSysctl } from '../linux/network-namespace.ts';
import { NetlinkSocket, protocols, type Request } from '../netlink/netlink-socket.ts';
import { addAddress, addRoute, createVeth, setUp } from '../netlink/route-requests.ts';
import { hostRoute } from './host-route.ts';
import { neverLimitIcmpErrors } from './prepare-node.ts';

/** Where a host (a pod, the apiserver, a host outside) is to be wired. */
export interface Wiring {
  /** Name and index of the node's end. */
  readonly interface: { readonly name: string; readonly index: number };
  readonly addresses: readonly string[];
  /** The node's own addresses: what its packets to the host carry as source. */
  readonly nodeAddresses: readonly string[];
}

const loopback = 1;
const hostInterface = 2;

/**
 * A new network namespace behind the node: routed, one full-length address of each family, no gateway, no ARP.
 * @param route a routing socket of the node's namespace
 */
export function wireHost(route: NetlinkSocket, wiring: Wiring): NetworkNamespace {
  const namespace = NetworkNamespace.create();
  const { name, index } = wiring.interface;
  namespace.inside(configureKernel);
  route.request([
    createVeth({ name, index, peer: { name: 'eth0', index: hostInterface, namespaceFd: namespace.fd } }),
    setUp(index, 'pair'),
  ]);
  configureInside(namespace, wiring);
  route.request(wiring.addresses.map((address) => hostRoute({ index, nodeAddresses: wiring.nodeAddresses }, address)));
  return namespace;
}

function configureInside(namespace: NetworkNamespace, { addresses }: Wiring): void {
  const inner = namespace.inside(() => new NetlinkSocket(protocols.route));
  try {
    inner.request([
      setUp(loopback, 'loopback'),
      setUp(hostInterface, 'pair'),
      ...addresses.map((address) => addAddress(hostInterface, address)),
      ...defaultRoutes(addresses),
    ]);
  } finally {
    inner.close();
  }
}

/** One for each family, from the first address of it. */
function defaultRoutes(addresses: readonly string[]): Request[] {
  return ([4, 6] as const).flatMap((family) => {
    const preferredSource = addresses.find((address) => familyOf(address) === family);
    return preferredSource === undefined ? [] : [addRoute({ to: { kind: 'default', family }, index: hostInterface, preferredSource })];
  });
}

function familyOf(address: string): 4 | 6 | undefined {
  return parseAddress(address)?.family;
}

/** Hosts do not forward. No router solicitations, no link-local addresses: they would only reach the node's policies as noise. */
function configureKernel(): void {
  neverLimitIcmpErrors();
  writeSysctl('net/ipv4/ip_forward', '0');
  if (!hasIpv6()) return;
  writeSysctl('net/ipv6/conf/default/accept_ra', '0');
  writeSysctl('net/ipv6/conf/default/addr_gen_mode', '1');
}
