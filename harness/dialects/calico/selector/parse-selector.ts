import type { Selector } from './selector.ts';
import { SelectorSyntaxError } from './selector-syntax-error.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Calico has no limit; one that no hand writes keeps a hostile selector from using up the stack. */
const deepest = 100;

/**
 * Read a selector: `||` binds weaker than `&&`, `!` stands before one operand; the empty text is `all()`. Parentheses and
 * `!` may be 100 deep.
 * Source: Calico documentation, "Network policy", "Selectors"; `libcalico-go/lib/selector/parser`.
 * @throws SelectorSyntaxError
 */
export function parseSelector(text: string): Selector {
  const reader = new Reader(tokenize(text));
  if (reader.peek().kind === 'end') return { kind: 'all' };
  const selector = parseOr(reader);
  reader.take('end', '&&, || or the end');
  return selector;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', column: 1 };
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Read what stands inside a parenthesis or behind a `!`. */
  descend<Part>(token: Token, parse: (reader: Reader) => Part): Part {
    if (this.#depth === deepest) throw unexpected(token, `at most ${String(deepest)} parentheses and ! around one another`);
    this.#depth += 1;
    const part = parse(this);
    this.#depth -= 1;
    return part;
  }

  skip(kind: Token['kind']): boolean {
    const found = this.peek().kind === kind;
    if (found) this.#at += 1;
    return found;
  }

  take<Kind extends Token['kind']>(kind: Kind, expected: string): Extract<Token, { kind: Kind }> {
    const token = this.next();
    if (isOfKind(token, kind)) return token;
    throw unexpected(token, expected);
  }
}

function isOfKind<Kind extends Token['kind']>(token: Token, kind: Kind): token is Extract<Token, { kind: Kind }> {
  return token.kind === kind;
}

function parseOr(reader: Reader): Selector {
  return parseChain(reader, '||', 'or', parseAnd);
}

function parseAnd(reader: Reader): Selector {
  return parseChain(reader, '&&', 'and', parseOperand);
}

function parseChain(reader: Reader, separator: '||' | '&&', kind: 'or' | 'and', parseOne: (reader: Reader) => Selector): Selector {
  const first = parseOne(reader);
  const operands = [first];
  while (reader.skip(separator)) operands.push(parseOne(reader));
  return operands.length === 1 ? first : { kind, operands };
}

function parseOperand(reader: Reader): Selector {
  const token = reader.next();
  switch (token.kind) {
    case '!':
      return { kind: 'not', operand: reader.descend(token, parseOperand) };
    case '(': {
      const inner = reader.descend(token, parseOr);
      reader.take(')', '&&, || or )');
      return inner;
    }
    case 'has':
      return { kind: 'has', label: token.label };
    case 'all':
    case 'global':
      return { kind: token.kind };
    case 'label':
      return parseComparison(reader, token.name);
    case 'text':
    case 'compare':
    case 'set':
    case ')':
    case '{':
    case '}':
    case ',':
    case '&&':
    case '||':
    case 'end':
      throw unexpected(token, 'a label, has(), all(), ! or (');
  }
}

function parseComparison(reader: Reader, label: string): Selector {
  const operator = reader.next();
  if (operator.kind === 'compare') {
    const { value } = reader.take('text', `a text in quotes after ${operator.operator}`);
    return { kind: 'compare', operator: operator.operator, label, value };
  }
  if (operator.kind === 'set') return { kind: 'set', operator: operator.operator, label, values: parseSet(reader) };
  throw unexpected(operator, 'an operator after the label (==, !=, in, not in, contains, starts with, ends with)');
}

/** A comma may stand after the last text, as Calico accepts it. */
function parseSet(reader: Reader): string[] {
  reader.take('{', '{ and a list of texts');
  const values: string[] = [];
  while (reader.peek().kind === 'text') {
    values.push(reader.take('text', 'a text in quotes').value);
    if (!reader.skip(',')) break;
  }
  reader.take('}', values.length === 0 ? 'a text in quotes or }' : ', or }');
  return values;
}

function unexpected(token: Token, expected: string): SelectorSyntaxError {
  return new SelectorSyntaxError(token.column, expected, describe(token));
}

function describe(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'the end';
    case 'label':
      return `the label ${token.name}`;
    case 'text':
      return `the text ${JSON.stringify(token.value)}`;
    case 'compare':
    case 'set':
      return token.operator;
    case 'has':
      return `has(${token.label})`;
    case 'all':
    case 'global':
      return `${token.kind}()`;
    case '(':
    case ')':
    case '{':
    case '}':
    case ',':
    case '!':
    case '&&':
    case '||':
      return token.kind;
  }
}
