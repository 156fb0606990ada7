import type { JSX } from 'preact';
import type { Box } from '../../model/topology-layout.ts';

/** Of a letter, on average; units are those of the drawing. */
const letterWidth = 6.9;
const padding = 8;

interface EndpointBoxProps {
  readonly box: Box;
  readonly onPoint: () => void;
  readonly onLeave: () => void;
}

/** An endpoint; pointing at a peer brings its arrows forward. */
export function EndpointBox({ box, onPoint, onLeave }: EndpointBoxProps): JSX.Element {
  const { name, side, x, y, width, height } = box;
  const longestName = Math.floor((width - 2 * padding) / letterWidth);
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
