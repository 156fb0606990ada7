import { createHash } from 'node:crypto';
import { type Legs, legName } from '../harness/vocabulary/legs.ts';

/** Far below what a file system takes for one name. */
const longestSlug = 100;

/** Folder of a leg's own files below the out directory, with a `/` at its end; empty where there is only one leg. */
export function legDirectory(legs: Legs, leg: Legs[number]): string {
  if (legs.length === 1) return '';
  const slug = slugOf(legName(leg));
  const isTaken = legs.some((other) => legName(other) !== legName(leg) && slugOf(legName(other)) === slug);
  // Names that differ in signs only must not overwrite each other.
  return isTaken ? `${slug}-${createHash('sha256').update(legName(leg)).digest('hex').slice(0, 8)}/` : `${slug}/`;
}

/** Letters, digits, dots and dashes of a name: `cilium-kind-kubernetes-v1.34.4`. */
function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, longestSlug)
    .replace(/^[-.]+|[-.]+$/g, '');
  return slug === '' ? 'leg' : slug;
}
