import type { Location } from './location.ts';

/** What the line that a report points at is, for the reader who would else look for the fault in it. */
export function describePrecision({ precision, line }: Location): string {
  switch (precision) {
    case 'rule':
      return 'This line writes the rule that decides.';
    case 'policy':
      return line === undefined
        ? 'This file writes the policy that decides; its line is not known.'
        : 'This line begins the policy that decides: no single rule of it does, or the line of the rule is not known.';
    case 'chart':
      return 'No line of the chart decides this.';
  }
}
