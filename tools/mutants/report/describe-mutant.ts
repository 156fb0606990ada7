import type { Mutant } from '../mutant.ts';

const shownCharacters = 160;

/** A mutant in one line: engine, operator, policy, place, change, and in how many sites it was tried. */
export function describeMutant({ engine, operator, policy, path, change, applications }: Mutant): string {
  const shown = change.length > shownCharacters ? `${change.slice(0, shownCharacters)}…` : change;
  const places = path === '' ? policy : `${policy} › ${path}`;
  return `${engine} ${operator}: ${places}: ${shown} (${String(applications.length)} ${applications.length === 1 ? 'site' : 'sites'})`;
}
