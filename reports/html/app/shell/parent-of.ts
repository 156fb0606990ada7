import { formatRoute, type Route } from '../../model/route.ts';
import { readTrail } from '../core/trail.ts';

/** Where Escape leads: one level up; from a flow's page to where the reader found it, with its filters. */
export function parentOf({ view }: Route): string {
  return view === 'flow' ? readTrail().list : formatRoute('overview');
}
