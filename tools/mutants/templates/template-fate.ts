import type { Fate } from '../judge/fate.ts';

/** What became of a mutant of a template. */
export type TemplateFate =
  | Fate
  /** A check about what is rendered fails. */
  | { readonly kind: 'checked'; readonly cell: string; readonly reason: string }
  /** Every cell renders the same bytes. */
  | { readonly kind: 'identical'; readonly renderings: number };
