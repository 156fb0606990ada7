import { groupBy } from '../../../harness/text/group-by.ts';
import type { Phase } from '../../../harness/vocabulary/phase.ts';
import { isUnpredicted } from '../../../harness/judge/flow.ts';
import { observedIn } from './observed-in.ts';
import type { FlowView } from './report.ts';

/** How an arrow is drawn: let through or stopped as declared, otherwise than declared, or nothing known. */
export type ArrowKind = 'allowed' | 'denied' | 'differs' | 'unknown';

/** Flows between one peer and one subject that fared alike. */
export interface Arrow {
  readonly key: string;
  readonly side: 'ingress' | 'egress';
  readonly peer: string;
  readonly subject: string;
  readonly kind: ArrowKind;
  /** What got through, where it differs. */
  readonly passed: 'yes' | 'no' | 'unknown';
  readonly ports: readonly string[];
  readonly flows: readonly FlowView[];
}

/** What a picture of some flows shows: peers that send on the left, subjects in the middle, peers that are sent to on the right. */
export interface Topology {
  readonly subjects: readonly string[];
  readonly arrows: readonly Arrow[];
}

const kinds = ['differs', 'unknown', 'allowed', 'denied'] as const satisfies readonly ArrowKind[];

/** Gather flows into arrows. The subject is the end whose policies are judged: the destination for ingress, the source for egress. @param cast subjects in order */
export function createTopology(flows: readonly FlowView[], phase: Phase, cast: readonly string[]): Topology {
  const arrows = [...groupBy(flows, (view) => arrowKey(view, phase))].flatMap(([key, group]) => {
    const [first] = group;
    return first === undefined ? [] : [createArrow(key, first, group, phase)];
  });
  const present = new Set(arrows.map(({ subject }) => subject));
  const subjects = [...new Set([...cast.filter((name) => present.has(name)), ...present])];
  return { subjects, arrows: sortArrows(arrows) };
}

function arrowKey({ flow }: FlowView, phase: Phase): string {
  return JSON.stringify([flow.direction, flow.source, flow.destination, kindOf(flow, phase), observedIn(flow, phase).passed]);
}

function createArrow(key: string, { flow }: FlowView, flows: readonly FlowView[], phase: Phase): Arrow {
  const [peer, subject] = flow.direction === 'ingress' ? [flow.source, flow.destination] : [flow.destination, flow.source];
  return {
    key,
    side: flow.direction,
    peer,
    subject,
    kind: kindOf(flow, phase),
    passed: observedIn(flow, phase).passed,
    ports: [...new Set(flows.map((view) => portOf(view.flow)))],
    flows,
  };
}

function kindOf(flow: FlowView['flow'], phase: Phase): ArrowKind {
  const { outcome, passed } = observedIn(flow, phase);
  if (phase === 'enforced' && isUnpredicted(flow)) return 'differs';
  switch (outcome) {
    case 'ok':
      return passed === 'no' ? 'denied' : 'allowed';
    case 'failed':
    case 'deviates':
      return 'differs';
    case 'inconclusive':
    case 'skipped':
      return 'unknown';
  }
}

function portOf({ port, protocol }: FlowView['flow']): string {
  return protocol === 'TCP' ? String(port) : `${String(port)}/${protocol}`;
}

/** Arrows of one peer stay together, and peers in the order of their worst arrow. */
function sortArrows(arrows: readonly Arrow[]): readonly Arrow[] {
  const rank = ({ kind }: Arrow): number => kinds.indexOf(kind);
  const peers = [...groupBy(arrows, ({ side, peer }) => `${side} ${peer}`).values()];
  const worst = (group: readonly Arrow[]): number => Math.min(...group.map(rank));
  return peers.toSorted((a, b) => worst(a) - worst(b)).flatMap((group) => group.toSorted((a, b) => rank(a) - rank(b)));
}
