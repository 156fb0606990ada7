import { countOf } from '../../../harness/text/count-of.ts';
import type { ArrowKind, Topology } from './topology.ts';

const words: Readonly<Record<ArrowKind, string>> = {
  differs: 'otherwise than declared',
  unknown: 'not known',
  allowed: 'allowed as declared',
  denied: 'denied as declared',
};

const fromWorst = ['differs', 'unknown', 'allowed', 'denied'] as const satisfies readonly ArrowKind[];

/** The arrows of a picture in words: `4 arrows: 1 otherwise than declared (from worker), 3 denied as declared`. */
export function describeArrows({ arrows }: Topology): string {
  const parts = fromWorst.flatMap((kind) => {
    const ofKind = arrows.filter((arrow) => arrow.kind === kind);
    if (ofKind.length === 0) return [];
    const peers = ofKind.map(({ side, peer }) => `${side === 'ingress' ? 'from' : 'to'} ${peer}`);
    const named = kind === 'differs' || kind === 'unknown' ? ` (${[...new Set(peers)].join(', ')})` : '';
    const asDeclared = kind === 'differs' && ofKind.some(({ flows }) => flows.some(({ flow }) => flow.outcome === 'ok'));
    return [`${String(ofKind.length)} ${words[kind]}${asDeclared ? ' or predicted' : ''}${named}`];
  });
  return `${countOf(arrows.length, 'arrow')}: ${parts.join(', ')}`;
}
