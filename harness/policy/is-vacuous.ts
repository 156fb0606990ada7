import type { Rule } from './ir/rule.ts';

/**
 * Whether a compiled rule matches no flow whatever the world: it names no peer, and its list of traffic is empty. That is what
 * Cilium's empty rule compiles to. A rule whose peers, Service or named port find nobody is not meant: in another world they do.
 */
export function isVacuous({ match }: Rule): boolean {
  return match.traffic?.length === 0 && match.source.length + match.destination.length === 0;
}
