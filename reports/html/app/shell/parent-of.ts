import { formatRoute, type Route } from '../../model/route.ts';

/** Where Escape leads: one level up. */
export function parentOf({ view }: Route): string {
  return view === 'flow' ? formatRoute('flows') : formatRoute('overview');
}
