import { type Claim, claims } from '../../../harness/scenario/claims.ts';

const known: Readonly<Record<string, Claim>> = claims;

/** Claims in the order of the specification, then those that it does not know. */
export function orderClaims(ids: ReadonlySet<string>): readonly string[] {
  return [...Object.keys(known).filter((id) => ids.has(id)), ...[...ids].filter((id) => !Object.hasOwn(known, id))];
}

/** A claim in words; empty for one that the specification does not know. */
export function claimText(id: string): string {
  return Object.hasOwn(known, id) ? (known[id]?.text ?? '') : '';
}
