import { hasIpv6 } from '../linux/has-ipv6.ts';
import type { NetlinkSocket } from '../netlink/netlink-socket.ts';
import { addAddress, setUp } from '../netlink/route-requests.ts';
import { writeSysctl } from '../linux/network-namespace.ts';

/** Make the agent's own network namespace the node: it forwards, has its addresses on the loopback interface, answers every refused packet. */
export function prepareNode(route: NetlinkSocket, addresses: readonly string[]): void {
  const loopback = 1;
  enableForwarding();
  neverLimitIcmpErrors();
  neverAdoptConnections();
  for (const name of ['all', 'default']) writeSysctl(`net/ipv4/conf/${name}/rp_filter`, '0');
  if (hasIpv6()) writeSysctl('net/ipv6/conf/default/addr_gen_mode', '1');
  route.request([setUp(loopback, 'loopback'), ...addresses.map((address) => addAddress(loopback, address))]);
}

/** @throws Error where /proc/sys is read-only, as in a container without privileges */
export function enableForwarding(): void {
  writeSysctl('net/ipv4/ip_forward', '1');
  if (hasIpv6()) writeSysctl('net/ipv6/conf/all/forwarding', '1');
}

/** Of 200 refused UDP datagrams only 6 were answered with the kernel's default rate limits. To be called inside each namespace. */
export function neverLimitIcmpErrors(): void {
  writeSysctl('net/ipv4/icmp_ratemask', '0');
  if (hasIpv6()) writeSysctl('net/ipv6/icmp/ratemask', '\n');
}

/**
 * A connection that was forgotten at a change of policies stays so. Else the kernel takes the first packet of it, and be it an answer, for its
 * beginning: a retransmission of the server's was enough to let a connection live on that policies denied.
 */
function neverAdoptConnections(): void {
  writeSysctl('net/netfilter/nf_conntrack_tcp_loose', '0');
}
