import { existsSync } from 'node:fs';

/** Whether the kernel speaks IPv6 (it can be started with `ipv6.disable=1`). */
export function hasIpv6(): boolean {
  return existsSync('/proc/sys/net/ipv6/conf/all/forwarding');
}
