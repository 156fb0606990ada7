/** What the policy did, derived from observations. An error is `inconclusive`, never `denied`. */
export type Verdict = 'allowed' | 'denied' | 'inconclusive';

/** A verdict that an expectation or a prediction can state. */
export type DecidedVerdict = Exclude<Verdict, 'inconclusive'>;
