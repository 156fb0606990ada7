import type { JSX } from 'preact';
import type { Verdict } from '../../../../harness/vocabulary/verdict.ts';

const paths: Readonly<Record<Verdict, string>> = {
  allowed: 'M1 8h12M9 4l4 4-4 4',
  denied: 'M1 8h8M11 2v12',
  inconclusive: 'M1 8h3m2 0h3m2 0h3',
};

/** A verdict: an arrow that passes, that is stopped, or that is lost, and its name. */
export function VerdictWord({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  return (
    <span class={`verdict verdict-${verdict}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={paths[verdict]} />
      </svg>
      {verdict}
    </span>
  );
}
