import type { Role } from '../cast/role.ts';
import type { Target } from '../cast/target.ts';
import type { DecidedVerdict } from '../vocabulary/verdict.ts';

/** How a scenario's flow finds its destination. `service`: by the address of the Service in front of it. */
export type Approach = { readonly kind: 'address' } | { readonly kind: 'service' } | { readonly kind: 'name'; readonly name: string };

/** What a flow carries to a DNS server. */
export type Lookup = 'udp' | 'tcp';

/** A flow in a scenario's words, the verdict it must have, and who demands it. */
export interface FlowExpectation {
  readonly source: Role;
  readonly target: Target;
  readonly approach: Approach;
  /** Only for DNS targets: the transport of the lookup. */
  readonly lookup?: Lookup;
  readonly verdict: DecidedVerdict;
  readonly because: string;
  /** Row of the required-traffic tables that this flow is an instance of. */
  readonly row?: string;
}

/** Details of an expectation that most do without. */
export interface ExpectationDetails {
  readonly row?: string;
  readonly approach?: Approach;
  readonly lookup?: Lookup;
}

/** The flow must be allowed, because… */
export function allowed(source: Role, target: Target, because: string, details: ExpectationDetails = {}): FlowExpectation {
  return expectation('allowed', source, target, because, details);
}

/** The flow must be denied, because… */
export function denied(source: Role, target: Target, because: string, details: ExpectationDetails = {}): FlowExpectation {
  return expectation('denied', source, target, because, details);
}

/** The flow must have the verdict that a value decides, because… */
export function expected(
  verdict: DecidedVerdict,
  source: Role,
  target: Target,
  because: string,
  details: ExpectationDetails = {},
): FlowExpectation {
  return expectation(verdict, source, target, because, details);
}

function expectation(verdict: DecidedVerdict, source: Role, target: Target, because: string, details: ExpectationDetails): FlowExpectation {
  return { approach: { kind: 'address' }, ...details, source, target, verdict, because };
}
