import type { Arrow, Topology } from './topology.ts';
import { type PeerBox, stackPeers } from './stack-peers.ts';

/** A box of the picture; units are those of the drawing. */
export interface Box {
  readonly name: string;
  readonly side: 'ingress' | 'egress' | 'subject';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow with its ends; packets go from the first to the second. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** A picture, ready to draw. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly PlacedArrow[];
}

const boxWidth = 142;
const subjectWidth = 118;
const reach = 176;
const margin = 8;
const between = 24;
/** Space between two arrows at the subject's side. */
const arrowStep = 15;
const leastHeight = 48;

/** Place peers in a column on each side that has some, the subjects between them; arrows meet at neither end. */
export function layOut({ subjects, arrows }: Topology): Layout {
  const [ingress, egress] = [stackPeers(arrows, 'ingress'), stackPeers(arrows, 'egress')];
  const column = boxWidth + reach;
  const subjectX = margin + (ingress.boxes.length === 0 ? 0 : column);
  const width = subjectX + subjectWidth + (egress.boxes.length === 0 ? 0 : column) + margin;
  const heights = subjects.map((name) => subjectHeight(name, arrows));
  const used = sum(heights) + between * Math.max(subjects.length - 1, 0);
  const height = Math.max(used, ingress.height, egress.height) + margin * 2;
  const middle = subjects.map((name, index) => ({
    name,
    side: 'subject' as const,
    x: subjectX,
    y: (height - used) / 2 + sum(heights.slice(0, index)) + between * index,
    width: subjectWidth,
    height: heights[index] ?? leastHeight,
  }));
  const peers = [
    ...placePeers(ingress.boxes, margin, (height - ingress.height) / 2),
    ...placePeers(egress.boxes, width - margin - boxWidth, (height - egress.height) / 2),
  ];
  return {
    width,
    height,
    boxes: [...peers.map(({ box }) => box), ...middle],
    arrows: middle.flatMap((box) => [
      ...join(box, 'ingress', peers).map(({ arrow, peer, y }) => ({
        arrow,
        from: [margin + boxWidth, peer] as const,
        to: [box.x, y] as const,
      })),
      ...join(box, 'egress', peers).map(({ arrow, peer, y }) => ({
        arrow,
        from: [box.x + box.width, y] as const,
        to: [width - margin - boxWidth, peer] as const,
      })),
    ]),
  };
}

interface PlacedPeer {
  readonly box: Box;
  readonly ends: readonly { readonly arrow: Arrow; readonly y: number }[];
}

function placePeers(boxes: readonly PeerBox[], x: number, top: number): readonly PlacedPeer[] {
  return boxes.map(({ name, side, y, height, ends }) => ({
    box: { name, side, x, y: top + y, width: boxWidth, height },
    ends: ends.map((end) => ({ arrow: end.arrow, y: top + end.y })),
  }));
}

function join(
  { name, y, height }: Box,
  side: Arrow['side'],
  peers: readonly PlacedPeer[],
): readonly { arrow: Arrow; peer: number; y: number }[] {
  const ends = peers
    .flatMap((peer) => peer.ends)
    .filter(({ arrow }) => arrow.subject === name && arrow.side === side)
    .toSorted((a, b) => a.y - b.y);
  const first = y + height / 2 - (arrowStep * (ends.length - 1)) / 2;
  return ends.map((end, index) => ({ arrow: end.arrow, peer: end.y, y: first + arrowStep * index }));
}

function subjectHeight(name: string, arrows: readonly Arrow[]): number {
  const counts = (['ingress', 'egress'] as const).map(
    (side) => arrows.filter((arrow) => arrow.subject === name && arrow.side === side).length,
  );
  return Math.max(leastHeight, (Math.max(...counts) + 1) * arrowStep);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
