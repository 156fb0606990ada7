import type { Family } from '../vocabulary/flow.ts';
import type { DecidedVerdict } from '../vocabulary/verdict.ts';

/** How a flow finds its destination. `service`: by the address of the Service in front of it; `name`: by a DNS name that it looks up. */
export type Approach = { readonly kind: 'address' } | { readonly kind: 'service' } | { readonly kind: 'name'; readonly name: string };

/** What a flow carries to a DNS server. */
export type Lookup = 'udp' | 'tcp';

/** A flow in a suite's words, the verdict it must have, and who demands it. */
export interface Expectation {
  /** A subject, a peer, a standing peer, a replica (`api.1`), or `*` for every subject. */
  readonly source: string;
  /**
   * `WHO:PORT`, or `WHO` for every port that it declares: a port's name, its number, `53/UDP`. `unlisted` and `unlisted-udp` of a subject are
   * ports that nobody declares.
   */
  readonly target: string;
  readonly approach: Approach;
  /** Only for DNS targets: the transport of the lookup; absent: both. */
  readonly lookup?: Lookup;
  /** Absent: every family that both ends have. */
  readonly family?: Family;
  readonly verdict: DecidedVerdict;
  readonly because: string;
  /** Row of the suite's tables that this flow is an instance of. */
  readonly row?: string;
}

/** Details of an expectation that most do without. */
export type ExpectationDetails = Partial<Pick<Expectation, 'approach' | 'lookup' | 'family' | 'row'>>;

/** The flow must be allowed, because… */
export function allowed(source: string, target: string, because: string, details: ExpectationDetails = {}): Expectation {
  return expected('allowed', source, target, because, details);
}

/** The flow must be denied, because… */
export function denied(source: string, target: string, because: string, details: ExpectationDetails = {}): Expectation {
  return expected('denied', source, target, because, details);
}

/** The flow must have the verdict that a value decides, because… */
export function expected(
  verdict: DecidedVerdict,
  source: string,
  target: string,
  because: string,
  details: ExpectationDetails = {},
): Expectation {
  return { approach: { kind: 'address' }, ...details, source, target, verdict, because };
}
