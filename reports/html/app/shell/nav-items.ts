import type { ViewName } from '../../model/route.ts';

/** A view that the head of the page leads to. */
export interface NavItem {
  readonly view: ViewName;
  readonly label: string;
}

/** The views of the head, in order; the digits 1, 2, … open them. */
export const navItems: readonly NavItem[] = [
  { view: 'overview', label: 'Overview' },
  { view: 'causes', label: 'Causes' },
  { view: 'flows', label: 'Flows' },
  { view: 'coverage', label: 'Rule coverage' },
  { view: 'timing', label: 'Time to enforce' },
  { view: 'compare', label: 'Compare' },
];
