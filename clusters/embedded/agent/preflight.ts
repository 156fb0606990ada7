import type { Check } from '../check.ts';
import { runNft } from './linux/libnftables.ts';
import { NetworkNamespace } from './linux/network-namespace.ts';
import { flushConntrack } from './netlink/conntrack.ts';
import { DropLog } from './netlink/drop-log.ts';
import { NetlinkSocket, protocols } from './netlink/netlink-socket.ts';
import { enableForwarding } from './network/prepare-node.ts';
import { wireHost } from './network/wire-host.ts';

const kernelModules = 'as root: modprobe -a veth nf_tables nf_conntrack nft_ct nft_log nft_nat nfnetlink_log nf_conntrack_netlink';
const privileges = 'in a container, start it with --privileged (its /proc/sys is read-only otherwise)';

interface Trial {
  readonly name: string;
  readonly found: string;
  readonly remedy: string;
  readonly attempt: () => void;
}

/** What the cluster needs from the kernel, each tried for real in the agent's own network namespace. */
const trials: readonly Trial[] = [
  { name: 'ip_forward', found: 'writable', remedy: privileges, attempt: enableForwarding },
  { name: 'veth pairs', found: 'a namespace was wired', remedy: kernelModules, attempt: wireAndForget },
  {
    name: 'nft features',
    found: 'ct, nat, log group, sets with intervals and concatenations, verdict maps',
    remedy: kernelModules,
    attempt: loadFeatures,
  },
  {
    name: 'drop log (NFLOG)',
    found: 'readable',
    remedy: kernelModules,
    attempt: () => {
      new DropLog().close();
    },
  },
  { name: 'connection tracking', found: 'can be flushed', remedy: kernelModules, attempt: flush },
];

/** Try everything in order; what comes after a failure is tried all the same. */
export function preflight(): readonly Check[] {
  return trials.map(({ name, found, remedy, attempt }) => {
    try {
      attempt();
      return { name, status: 'ok', found };
    } catch (error) {
      return { name, status: 'missing', found: error instanceof Error ? error.message : String(error), remedy };
    }
  });
}

function wireAndForget(): void {
  const route = new NetlinkSocket(protocols.route);
  const wiring = { interface: { name: 'preflight', index: 999 }, addresses: [], nodeAddresses: [] };
  wireHost(route, wiring).close();
  route.close();
}

function flush(): void {
  const netfilter = new NetlinkSocket(protocols.netfilter);
  flushConntrack(netfilter);
  netfilter.close();
}

function loadFeatures(): void {
  NetworkNamespace.node.inside(() => {
    runNft([features, 'delete table inet npc_preflight']);
  });
}

/** One of everything that compiled policies and Services use. */
const features = `add table inet npc_preflight
add set inet npc_preflight a { type ipv4_addr; flags interval; }
add element inet npc_preflight a { 192.0.2.0-192.0.2.9 }
add set inet npc_preflight q { type ipv6_addr . inet_service; }
add element inet npc_preflight q { 2001:db8::1 . 80 }
add set inet npc_preflight n { type ipv4_addr . ipv4_addr; }
add chain inet npc_preflight c
add rule inet npc_preflight c ip saddr != @a tcp dport { 80, 90-99 } log prefix "d0" group 5 snaplen 64 drop
add rule inet npc_preflight c ip6 daddr . tcp dport @q accept
add rule inet npc_preflight c ip saddr . ip daddr @n meta mark set 0x1 return
add map inet npc_preflight m { type ifname : verdict; }
add element inet npc_preflight m { "p0" : jump c }
add chain inet npc_preflight f { type filter hook forward priority 0; policy accept; }
add rule inet npc_preflight f ct state established,related accept
add rule inet npc_preflight f iifname vmap @m
add chain inet npc_preflight d { type nat hook prerouting priority -100; policy accept; }
add rule inet npc_preflight d ip daddr 192.0.2.1 tcp dport 80 dnat ip to 192.0.2.2:81`;
