import type { Selector } from './selector.ts';

/** What to put in place of parts of a selector. */
export interface Rewrite {
  readonly label: (name: string) => string;
  readonly all: Selector;
  readonly global: Selector;
}

/** A selector with other labels, and other meanings of `all()` and `global()`. */
export function rewriteSelector(selector: Selector, rewrite: Rewrite): Selector {
  const inner = (operand: Selector): Selector => rewriteSelector(operand, rewrite);
  switch (selector.kind) {
    case 'all':
      return rewrite.all;
    case 'global':
      return rewrite.global;
    case 'has':
    case 'compare':
    case 'set':
      return { ...selector, label: rewrite.label(selector.label) };
    case 'not':
      return { ...selector, operand: inner(selector.operand) };
    case 'and':
    case 'or':
      return { ...selector, operands: selector.operands.map(inner) };
  }
}
