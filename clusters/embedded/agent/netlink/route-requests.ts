import { parseAddress } from '../../../../harness/address/parse-address.ts';
import { addressBytes } from './address-bytes.ts';
import { encodeAttributes, uint32, zeroEnded, type Attribute } from './attributes.ts';
import { flags, type Request } from './netlink-socket.ts';

// Numbers from linux/rtnetlink.h, linux/if_link.h, linux/if_addr.h.
const types = { newLink: 16, newAddress: 20, newRoute: 24 } as const;
const linkAttributes = { address: 1, name: 3, linkInfo: 18, namespaceFd: 28 } as const;
const interfaceFlags = { up: 0x1, noArp: 0x80 } as const;

/** Both ends of every pair have the same one: with NOARP no neighbour is ever looked for. */
const hardwareAddress = Buffer.from([0x02, 0x6e, 0x70, 0x63, 0x00, 0x01]);

/** A pair of interfaces: one here, the other in another network namespace. */
export interface VethPair {
  readonly name: string;
  /** Interface index of the end here. */
  readonly index: number;
  readonly peer: { readonly name: string; readonly index: number; readonly namespaceFd: number };
}

/** Make a pair; both ends stay down (a peer created up is refused: ENOTCONN). */
export function createVeth({ name, index, peer }: VethPair): Request {
  const peerInfo = Buffer.concat([
    interfaceInfo(peer.index, 0),
    encodeAttributes([
      [linkAttributes.name, zeroEnded(peer.name)],
      [linkAttributes.address, hardwareAddress],
      [linkAttributes.namespaceFd, uint32(peer.namespaceFd)],
    ]),
  ]);
  const info: Attribute = [
    linkAttributes.linkInfo,
    [
      [1, zeroEnded('veth')],
      [2, [[1, peerInfo]]],
    ],
  ];
  return {
    type: types.newLink,
    flags: flags.create | flags.exclusive,
    body: Buffer.concat([
      interfaceInfo(index, 0),
      encodeAttributes([[linkAttributes.name, zeroEnded(name)], [linkAttributes.address, hardwareAddress], info]),
    ]),
    what: `create interface ${name}`,
  };
}

/** Set an interface up; one of a pair without ARP. */
export function setUp(index: number, kind: 'loopback' | 'pair'): Request {
  const change = kind === 'pair' ? interfaceFlags.up | interfaceFlags.noArp : interfaceFlags.up;
  return { type: types.newLink, flags: 0, body: interfaceInfo(index, change), what: `set interface ${String(index)} up` };
}

function interfaceInfo(index: number, setFlags: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(index, 4);
  bytes.writeUInt32LE(setFlags, 8);
  bytes.writeUInt32LE(setFlags, 12);
  return bytes;
}

/** Give an interface one address of full prefix length. */
export function addAddress(index: number, address: string): Request {
  const noDuplicateDetection = 0x02;
  const bytes = addressBytes(address);
  const header = Buffer.alloc(8);
  header.set([familyNumber(address), bytes.length * 8, noDuplicateDetection, 0]);
  header.writeUInt32LE(index, 4);
  const body = Buffer.concat([
    header,
    encodeAttributes([
      [1, bytes],
      [2, bytes],
    ]),
  ]);
  return { type: types.newAddress, flags: flags.create | flags.exclusive, body, what: `add address ${address}` };
}

/** Where packets go: to one address, or (`default`) to everything of a family, through an interface, without a gateway. */
export interface Route {
  readonly to: { readonly kind: 'host'; readonly address: string } | { readonly kind: 'default'; readonly family: 4 | 6 };
  readonly index: number;
  /** The source address that this namespace's own packets take. */
  readonly preferredSource: string;
}

/** Add a route. */
export function addRoute({ to, index, preferredSource }: Route): Request {
  const destination = to.kind === 'host' ? addressBytes(to.address) : Buffer.alloc(0);
  const [mainTable, protocolStatic, scopeLink, unicast] = [254, 4, 253, 1];
  const header = Buffer.alloc(12);
  header.set([familyNumber(preferredSource), destination.length * 8, 0, 0, mainTable, protocolStatic, scopeLink, unicast]);
  const attributes: Attribute[] = [
    [4, uint32(index)],
    [7, addressBytes(preferredSource)],
  ];
  if (to.kind === 'host') attributes.push([1, destination]);
  const body = Buffer.concat([header, encodeAttributes(attributes)]);
  const what = `add route to ${to.kind === 'host' ? to.address : `everything over IPv${String(to.family)}`}`;
  return { type: types.newRoute, flags: flags.create | flags.exclusive, body, what };
}

function familyNumber(address: string): number {
  return parseAddress(address)?.family === 6 ? 10 : 2;
}
