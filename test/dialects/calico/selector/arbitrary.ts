import fc from 'fast-check';
import type { Selector } from '../../../../harness/dialects/calico/selector/selector.ts';

/** Labels that are words of the language themselves, too. */
const label = fc.constantFrom('a', 'b', 'in', 'has', 'all', 'not', 'contains', 'pcns.team', 'app.kubernetes.io/name', 'x_y-z');
const value = fc.constantFrom('', 'x', 'xy', 'y', 'a b', '&&', 'it"s');
const compare = fc.constantFrom('==' as const, '!=' as const, 'contains' as const, 'starts with' as const, 'ends with' as const);

/** Any selector; chains hold at least two operands, as the parser builds them. */
export const selectorArbitrary: fc.Arbitrary<Selector> = fc.letrec<{ selector: Selector }>((tie) => ({
  selector: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Selector>({ kind: 'all' }),
    label.map((name): Selector => ({ kind: 'has', label: name })),
    fc.tuple(compare, label, value).map(([operator, name, text]): Selector => ({ kind: 'compare', operator, label: name, value: text })),
    fc
      .tuple(fc.constantFrom('in' as const, 'not in' as const), label, fc.array(value, { maxLength: 3 }))
      .map(([operator, name, values]): Selector => ({ kind: 'set', operator, label: name, values })),
    tie('selector').map((operand): Selector => ({ kind: 'not', operand })),
    fc.array(tie('selector'), { minLength: 2, maxLength: 3 }).map((operands): Selector => ({ kind: 'and', operands })),
    fc.array(tie('selector'), { minLength: 2, maxLength: 3 }).map((operands): Selector => ({ kind: 'or', operands })),
  ),
})).selector;

/** Labels of something, of the same keys and values. */
export const labelsArbitrary = fc.dictionary(label, value, { maxKeys: 5 });

/** A selector as text, with the blanks that `blank` gives. */
export function writeSelector(selector: Selector, blank: () => string): string {
  const inner = (operand: Selector): string => {
    const text = writeSelector(operand, blank);
    return operand.kind === 'and' || operand.kind === 'or' ? `(${blank()}${text}${blank()})` : text;
  };
  switch (selector.kind) {
    case 'all':
    case 'global':
      return `${selector.kind}(${blank()})`;
    case 'has':
      return `has(${blank()}${selector.label}${blank()})`;
    case 'compare':
      return `${selector.label}${blank()} ${selector.operator}${blank()} ${quote(selector.value)}`;
    case 'set':
      return `${selector.label} ${selector.operator}${blank()}{${selector.values.map((item) => blank() + quote(item)).join(',')}${blank()}}`;
    case 'not':
      return `!${blank()}${inner(selector.operand)}`;
    case 'and':
      return selector.operands.map(inner).join(`${blank()}&&${blank()}`);
    case 'or':
      return selector.operands.map(inner).join(`${blank()}||${blank()}`);
  }
}

function quote(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
