import { groupBy } from '../../../harness/text/group-by.ts';
import type { Arrow } from './topology.ts';

/** A peer in its column, from the column's top; its arrows end beside it, each at a height of its own. */
export interface PeerBox {
  readonly name: string;
  readonly side: Arrow['side'];
  readonly y: number;
  readonly height: number;
  readonly ends: readonly { readonly arrow: Arrow; readonly y: number }[];
}

const slot = 28;
const gap = 10;

/** The peers of one side, one under the other in the order of their arrows. */
export function stackPeers(arrows: readonly Arrow[], side: Arrow['side']): { readonly boxes: readonly PeerBox[]; readonly height: number } {
  const boxes: PeerBox[] = [];
  let y = 0;
  const peers = groupBy(
    arrows.filter((arrow) => arrow.side === side),
    ({ peer }) => peer,
  );
  for (const [name, ofPeer] of peers) {
    const top = y;
    const height = ofPeer.length * slot;
    boxes.push({ name, side, y: top, height, ends: ofPeer.map((arrow, index) => ({ arrow, y: top + slot * (index + 0.5) })) });
    y += height + gap;
  }
  return { boxes, height: Math.max(y - gap, 0) };
}
