import type { JSX } from 'preact';
import type { PlacedArrow } from '../../model/topology-layout.ts';
import { linkToFlow } from '../../model/links.ts';
import { goTo } from '../core/use-route.ts';
import { ArrowEnd } from './arrow-end.tsx';

const labelRoom = 9;
const longestLabel = 22;

/** An arrow with its ports; a click leads to its first flow (as the tables do, which keys and readers use). Dashed and with a bar where packets were stopped. */
export function ArrowLine({ placed, stepsBack }: { readonly placed: PlacedArrow; readonly stepsBack: boolean }): JSX.Element {
  const { arrow, from, to } = placed;
  const [x1, y1] = from;
  const [x2, y2] = to;
  const [first] = arrow.flows;
  const bend = (x2 - x1) * 0.45;
  const end = x2 - 7;
  const curve = `M${String(x1)} ${String(y1)}C${String(x1 + bend)} ${String(y1)} ${String(end - bend)} ${String(y2)} ${String(end)} ${String(y2)}`;
  const names = arrow.ports.join(' ');
  const label = names.length > longestLabel ? `${names.slice(0, longestLabel - 1)}…` : names;
  const atPeer =
    arrow.side === 'ingress' ? { x: x1 + labelRoom, y: y1 - 5, anchor: 'start' } : { x: x2 - labelRoom - 9, y: y2 - 5, anchor: 'end' };
  return (
    <g
      class={`arrow arrow-${arrow.kind} passed-${arrow.passed}${stepsBack ? ' steps-back' : ''}`}
      onClick={() => {
        if (first !== undefined) goTo(linkToFlow(first));
      }}
    >
      <title>{arrow.flows.map(({ flow }) => `${flow.id}: ${flow.outcome}`).join('\n')}</title>
      <path class="arrow-hit" d={curve} />
      <path class="arrow-line" d={curve} />
      <ArrowEnd x={end} y={y2} passed={arrow.passed} />
      {arrow.kind === 'differs' && (
        <path class="arrow-cross" d={`M${String((x1 + end) / 2 - 6)} ${String((y1 + y2) / 2 - 6)}l12 12m0-12-12 12`} />
      )}
      <text x={atPeer.x} y={atPeer.y} text-anchor={atPeer.anchor}>
        {label}
      </text>
    </g>
  );
}
