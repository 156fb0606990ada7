import type { Path } from './place.ts';

/** A path as field paths are written: `spec.ingress[0].ports`. */
export function formatPath(path: Path): string {
  return path.map((step, position) => (typeof step === 'number' ? `[${String(step)}]` : `${position === 0 ? '' : '.'}${step}`)).join('');
}
