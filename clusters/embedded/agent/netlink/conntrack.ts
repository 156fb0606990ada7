import { netfilterHeader, netfilterType } from './netfilter-header.ts';
import type { NetlinkSocket } from './netlink-socket.ts';

/**
 * Forget every known connection of both families: else flows accepted under earlier policies stay accepted.
 * Source: linux/netfilter/nfnetlink_conntrack.h (IPCTNL_MSG_CT_DELETE without a tuple).
 */
export function flushConntrack(netfilter: Pick<NetlinkSocket, 'request'>): void {
  const conntrack = 1;
  const deleteMessage = 2;
  const anyFamily = 0;
  netfilter.request([
    { type: netfilterType(conntrack, deleteMessage), flags: 0, body: netfilterHeader(anyFamily, 0), what: 'flush connection tracking' },
  ]);
}
