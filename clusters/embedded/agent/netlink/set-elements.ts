import { encodeAttributes, type Attribute, zeroEnded } from './attributes.ts';
import { netfilterHeader, netfilterType } from './netfilter-header.ts';
import { flags, type NetlinkSocket, type Request } from './netlink-socket.ts';

/** An element of a named nft set of a table of family inet; `key` is its bytes, each part padded to four. */
export interface SetElement {
  readonly table: string;
  readonly set: string;
  readonly key: Uint8Array;
}

// Numbers from linux/netfilter/nf_tables.h.
const tables = 10;
const inet = 1;
const messages = { add: 12, delete: 14 } as const;

/**
 * Change elements in one transaction, without nft: nft first reads the whole rule set, which takes 131 ms with 1000 policies.
 * @throws Error where a set, or an element to delete, does not exist
 */
export function changeSetElements(
  netfilter: Pick<NetlinkSocket, 'request'>,
  change: 'add' | 'delete',
  elements: readonly SetElement[],
): void {
  if (elements.length === 0) return;
  const edge = (message: number, what: string): Request => ({ type: message, flags: 0, body: netfilterHeader(0, tables), what });
  // Older kernels acknowledge no end of a transaction, but what is in it, once it was carried out.
  const body = elements.map((element, index) => elementRequest(change, element, index === elements.length - 1 ? flags.acknowledge : 0));
  netfilter.request([edge(0x10, 'begin a transaction'), ...body, edge(0x11, 'end a transaction')]);
}

function elementRequest(change: 'add' | 'delete', { table, set, key }: SetElement, acknowledge: number): Request {
  const element: Attribute = [1, [[1, [[1, key]]]]];
  return {
    type: netfilterType(tables, messages[change]),
    flags: (change === 'add' ? flags.create : 0) | acknowledge,
    body: Buffer.concat([
      netfilterHeader(inet, 0),
      encodeAttributes([
        [1, zeroEnded(table)],
        [2, zeroEnded(set)],
        [3, [element]],
      ]),
    ]),
    what: `${change} an element of set ${set}`,
  };
}
