import type { JSX } from 'preact';
import { ArrowEnd } from './arrow-end.tsx';

const entries = [
  { kind: 'allowed', passed: 'yes', text: 'allowed, as declared' },
  { kind: 'denied', passed: 'no', text: 'denied, as declared' },
  { kind: 'differs', passed: 'yes', text: 'differs: the end says what happened' },
  { kind: 'unknown', passed: 'unknown', text: 'not known' },
] as const;

/** What the arrows of the picture mean. */
export function TopologyLegend(): JSX.Element {
  return (
    <ul class="legend">
      {entries.map(({ kind, passed, text }) => (
        <li key={kind} class={`arrow arrow-${kind} passed-${passed}`}>
          <svg width="46" height="16" viewBox="0 0 46 16" aria-hidden="true">
            <path class="arrow-line" d="M1 8h36" />
            <ArrowEnd x={37} y={8} passed={passed} />
            {kind === 'differs' && <path class="arrow-cross" d="m13 3 10 10m0-10-10 10" />}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
