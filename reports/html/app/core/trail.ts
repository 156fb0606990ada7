import { formatRoute, parseRoute } from '../../model/route.ts';

/** Addresses that the reader came by. */
interface Trail {
  /** The one before the one that is shown; empty where there was none. */
  readonly before: string;
  /** The last one that was not a flow's page: what leads to flows. */
  readonly list: string;
}

const start: Trail = { before: '', list: formatRoute('flows') };
let now = location.hash;
let trail = start;

/** Addresses that the reader came by. */
export function readTrail(): Trail {
  return trail;
}

/** Note that the page goes to an address. */
export function keepTrail(hash: string): void {
  if (hash === now) return;
  trail = { before: now, list: parseRoute(now).view === 'flow' ? trail.list : now };
  now = hash;
}
