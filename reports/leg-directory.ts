import { type Legs, legName } from './legs.ts';

/** Folder of a leg's own files below the out directory, with a `/` at its end; empty where there is only one leg. */
export function legDirectory(legs: Legs, leg: Legs[number]): string {
  return legs.length === 1 ? '' : `${slugOf(legName(leg))}/`;
}

/** Letters, digits, dots and dashes of a name: `cilium-kind-kubernetes-v1.34.4`. */
function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return slug === '' ? 'leg' : slug;
}
