import { BlockList } from 'node:net';

/** Whether an address is in a CIDR, as Node's own `net.BlockList` reads both. */
export function inNetwork(address: string, cidr: string): boolean {
  const [network = '', length = ''] = cidr.split('/');
  const type = network.includes(':') ? 'ipv6' : 'ipv4';
  if (address.includes(':') !== (type === 'ipv6')) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(length), type);
  return list.check(address, type);
}
