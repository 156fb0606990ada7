/** One thing that a machine must offer, and what was found. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'missing';
  /** A version, a setting, or what went wrong. */
  readonly found: string;
  /** What to do; present where it is missing. */
  readonly remedy?: string;
}
