import type { Witness } from '../listeners/witness.ts';

/** What came back of one exchange of packets. `silent`: nothing at all, and no record of a drop. */
export type Signal =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'dropped'; readonly decision: string }
  | { readonly kind: 'refused' | 'error' | 'silent'; readonly detail: string };

/** A listener's answer: who answered, and, of a DNS server, what. */
export interface Answer {
  readonly witness: Witness;
  readonly lookup?: LookupAnswer;
}

/** What a DNS server answered. */
export interface LookupAnswer {
  readonly code: number;
  readonly addresses: readonly string[];
}
