import type { JSX } from 'preact';

interface ArrowEndProps {
  readonly x: number;
  readonly y: number;
  readonly passed: 'yes' | 'no' | 'unknown';
}

/** The end of an arrow: a head where packets arrive, a bar where they are stopped, a ring where nothing is known. */
export function ArrowEnd({ x, y, passed }: ArrowEndProps): JSX.Element {
  const place = `translate(${String(x)} ${String(y)})`;
  switch (passed) {
    case 'yes':
      return <path class="arrow-head" transform={place} d="M-4-5.5 6 0-4 5.5Z" />;
    case 'no':
      return <path class="arrow-bar" transform={place} d="M0-8V8" />;
    case 'unknown':
      return <circle class="arrow-ring" transform={place} r="4" />;
  }
}
