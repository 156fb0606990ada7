import type { JSX } from 'preact';
import type { Box } from '../../model/topology-layout.ts';

const longestName = 19;

interface EndpointBoxProps {
  readonly box: Box;
  readonly onPoint: () => void;
  readonly onLeave: () => void;
}

/** An endpoint; pointing at a peer brings its arrows forward. */
export function EndpointBox({ box, onPoint, onLeave }: EndpointBoxProps): JSX.Element {
  const { name, side, x, y, width, height } = box;
  const shown = name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
  return (
    <g class={`endpoint endpoint-${side}`} onMouseEnter={onPoint} onMouseLeave={onLeave}>
      <title>{name}</title>
      <rect x={x} y={y + 2} width={width} height={height - 4} rx="7" />
      <text x={x + width / 2} y={y + height / 2 + 4.5} text-anchor="middle">
        {shown}
      </text>
    </g>
  );
}
