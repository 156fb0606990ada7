import type { CompareOperator, SetOperator } from './selector.ts';
import { SelectorSyntaxError } from './selector-syntax-error.ts';

/** A piece of a selector and where it starts, counted from 1. */
export type Token = { readonly column: number } & (
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'compare'; readonly operator: CompareOperator }
  | { readonly kind: 'set'; readonly operator: SetOperator }
  | { readonly kind: 'has'; readonly label: string }
  | { readonly kind: 'all' | 'global' | '(' | ')' | '{' | '}' | ',' | '!' | '&&' | '||' | 'end' }
);

type Piece = Token extends infer One ? (One extends Token ? Omit<One, 'column'> : never) : never;

/** How a token starts, in the order of trying; `{` and the words of operators as Calico reads them (`not in` or `notin`). */
interface Pattern {
  readonly regex: RegExp;
  readonly piece: (match: RegExpExecArray) => Piece;
}

const end = '(?![A-Za-z0-9_./-])';

const operators: readonly Pattern[] = [
  { regex: new RegExp(`contains${end}`, 'y'), piece: () => ({ kind: 'compare', operator: 'contains' }) },
  { regex: new RegExp(`starts[ \\t]*with${end}`, 'y'), piece: () => ({ kind: 'compare', operator: 'starts with' }) },
  { regex: new RegExp(`ends[ \\t]*with${end}`, 'y'), piece: () => ({ kind: 'compare', operator: 'ends with' }) },
  { regex: new RegExp(`not[ \\t]*in${end}`, 'y'), piece: () => ({ kind: 'set', operator: 'not in' }) },
  { regex: new RegExp(`in${end}`, 'y'), piece: () => ({ kind: 'set', operator: 'in' }) },
];

const symbols: readonly Pattern[] = [
  { regex: /==/y, piece: () => ({ kind: 'compare', operator: '==' }) },
  { regex: /!=/y, piece: () => ({ kind: 'compare', operator: '!=' }) },
  { regex: /&&/y, piece: () => ({ kind: '&&' }) },
  { regex: /\|\|/y, piece: () => ({ kind: '||' }) },
  { regex: /\(/y, piece: () => ({ kind: '(' }) },
  { regex: /\)/y, piece: () => ({ kind: ')' }) },
  { regex: /\{/y, piece: () => ({ kind: '{' }) },
  { regex: /\}/y, piece: () => ({ kind: '}' }) },
  { regex: /,/y, piece: () => ({ kind: ',' }) },
  { regex: /!/y, piece: () => ({ kind: '!' }) },
  { regex: /"([^"]*)"|'([^']*)'/y, piece: (match) => ({ kind: 'text', value: match[1] ?? match[2] ?? '' }) },
];

const words: readonly Pattern[] = [
  { regex: /has\([ \t]*([A-Za-z0-9_./-]{1,512})[ \t]*\)/y, piece: (match) => ({ kind: 'has', label: match[1] ?? '' }) },
  { regex: /all\([ \t]*\)/y, piece: () => ({ kind: 'all' }) },
  { regex: /global\([ \t]*\)/y, piece: () => ({ kind: 'global' }) },
  { regex: /(?!(?:has|all|global)\()[A-Za-z0-9_./-]{1,512}(?![A-Za-z0-9_./-])/y, piece: (match) => ({ kind: 'label', name: match[0] }) },
];

/**
 * Cut a selector into tokens, `end` last. Blanks are spaces and tabs; texts have no escapes. After a label only an operator
 * can stand, so that labels may be called `in`, `all` or `has`. Source: `libcalico-go/lib/selector/tokenizer`.
 * @throws SelectorSyntaxError
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipBlanks(text, 0); at < text.length;) {
    const afterLabel = tokens.at(-1)?.kind === 'label';
    const { piece, length } = readPiece(text, at, afterLabel ? [...symbols, ...operators] : [...symbols, ...words]);
    tokens.push({ ...piece, column: at + 1 });
    at = skipBlanks(text, at + length);
  }
  return [...tokens, { kind: 'end', column: text.length + 1 }];
}

function readPiece(text: string, at: number, patterns: readonly Pattern[]): { piece: Piece; length: number } {
  for (const { regex, piece } of patterns) {
    regex.lastIndex = at;
    const match = regex.exec(text);
    if (match !== null) return { piece: piece(match), length: match[0].length };
  }
  throw new SelectorSyntaxError(at + 1, expectation(text.slice(at), patterns), JSON.stringify(text.slice(at, at + 12)));
}

function expectation(rest: string, patterns: readonly Pattern[]): string {
  if (rest.startsWith('"') || rest.startsWith("'")) return `a closing ${rest.charAt(0)} to this text`;
  if (rest.startsWith('=')) return '==';
  if (rest.startsWith('&')) return '&&';
  if (rest.startsWith('|')) return '||';
  const call = /^(has|all|global)\(/.exec(rest)?.[1];
  if (call !== undefined) return call === 'has' ? 'has(label)' : `${call}()`;
  return patterns.some((pattern) => operators.includes(pattern))
    ? 'an operator after the label (==, !=, in, not in, contains, starts with, ends with)'
    : 'a label, has(), all() or (';
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}
