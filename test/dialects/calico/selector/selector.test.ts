import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Labels, matchesSelector } from '../../../../harness/dialects/calico/selector/matches-selector.ts';
import { parseSelector } from '../../../../harness/dialects/calico/selector/parse-selector.ts';
import type { Selector } from '../../../../harness/dialects/calico/selector/selector.ts';
import { labelsArbitrary, selectorArbitrary, writeSelector } from './arbitrary.ts';

const table: readonly [text: string, matching: readonly Labels[], missing: readonly Labels[]][] = [
  ['', [{}, { a: 'x' }], []],
  ['all()', [{}, { a: 'x' }], []],
  ['all( )', [{}], []],
  ["a == 'x'", [{ a: 'x' }], [{}, { a: 'y' }, { b: 'x' }]],
  ['a == "x"', [{ a: 'x' }], [{ a: '"x"' }]],
  ["a=='x'", [{ a: 'x' }], [{}]],
  ["a != 'x'", [{}, { a: 'y' }], [{ a: 'x' }]],
  ['a in {\'x\', "y"}', [{ a: 'x' }, { a: 'y' }], [{}, { a: 'z' }]],
  ["a in {'x',}", [{ a: 'x' }], [{ a: '' }]],
  ['a in {}', [], [{}, { a: 'x' }]],
  ["a not in {'x'}", [{}, { a: 'y' }], [{ a: 'x' }]],
  ["a notin {'x'}", [{}], [{ a: 'x' }]],
  ["a contains 'b'", [{ a: 'abc' }], [{}, { a: 'xyz' }]],
  ["a starts with 'ab'", [{ a: 'abc' }], [{}, { a: 'cab' }]],
  ["a ends  with 'bc'", [{ a: 'abc' }], [{}, { a: 'bca' }]],
  ['has(a)', [{ a: '' }], [{}, { b: '' }]],
  ['!has(a)', [{}, { b: '' }], [{ a: '' }]],
  ['! ! has(a)', [{ a: '' }], [{}]],
  ["!a == 'x'", [{}, { a: 'y' }], [{ a: 'x' }]],
  ["has(a) && b == 'x' || has(c)", [{ a: '', b: 'x' }, { c: '' }], [{ a: '' }, { b: 'x' }]],
  ["has(c) || has(a) && b == 'x'", [{ a: '', b: 'x' }, { c: '' }], [{ a: '' }, { b: 'x' }]],
  ["(has(c) || has(a)) && b == 'x'", [{ a: '', b: 'x' }], [{ c: '' }, { a: '' }]],
  ["in == 'x' && has(all)", [{ in: 'x', all: '' }], [{ in: 'x' }]],
  ["\ta\t==\t'x' ", [{ a: 'x' }], [{}]],
  ["constructor == 'x'", [], [{}]],
  ['global()', [{}], [{ 'projectcalico.org/namespace': 'x' }]],
];

const malformed: readonly [text: string, message: string][] = [
  ["a = 'x'", 'column 3: expected ==, found "= \'x\'"'],
  ['a == x', 'column 6: expected a text in quotes after ==, found the label x'],
  ["a == 'x", 'column 6: expected a closing \' to this text, found "\'x"'],
  ['a', 'column 2: expected an operator after the label (==, !=, in, not in, contains, starts with, ends with), found the end'],
  [
    "a like 'x'",
    'column 3: expected an operator after the label (==, !=, in, not in, contains, starts with, ends with), found "like \'x\'"',
  ],
  ["a in 'x'", 'column 6: expected { and a list of texts, found the text "x"'],
  ["a in {'x' 'y'}", 'column 11: expected , or }, found the text "y"'],
  ['a in {x}', 'column 7: expected a text in quotes or }, found the label x'],
  ["a == 'x' &&", 'column 12: expected a label, has(), all(), ! or (, found the end'],
  ["a == 'x' & has(b)", 'column 10: expected &&, found "& has(b)"'],
  ["a == 'x' | has(b)", 'column 10: expected ||, found "| has(b)"'],
  ["(a == 'x'", 'column 10: expected &&, || or ), found the end'],
  ["a == 'x')", 'column 9: expected &&, || or the end, found )'],
  ["a == 'x' b == 'y'", 'column 10: expected &&, || or the end, found the label b'],
  ['has(a b)', 'column 1: expected has(label), found "has(a b)"'],
  ['all(a)', 'column 1: expected all(), found "all(a)"'],
  ['!', 'column 2: expected a label, has(), all(), ! or (, found the end'],
  ["'x' == a", 'column 1: expected a label, has(), all(), ! or (, found the text "x"'],
  ['a == "x"\n', 'column 9: expected a label, has(), all() or (, found "\\n"'],
  ['%', 'column 1: expected a label, has(), all() or (, found "%"'],
];

describe('Calico selectors', () => {
  for (const [text, matching, missing] of table) {
    it(text === '' ? 'the empty text' : text, () => {
      const selector = parseSelector(text);
      for (const labels of matching) assert.ok(matchesSelector(selector, labels), JSON.stringify(labels));
      for (const labels of missing) assert.ok(!matchesSelector(selector, labels), JSON.stringify(labels));
    });
  }

  for (const [text, message] of malformed) {
    it(`malformed: ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseSelector(text), { name: 'SelectorSyntaxError', message });
    });
  }

  it('reads back what is written, whatever the blanks', () => {
    fc.assert(
      fc.property(selectorArbitrary, fc.array(fc.constantFrom('', ' ', '\t', '  '), { minLength: 1 }), (selector, blanks) => {
        let count = 0;
        const text = writeSelector(selector, () => blanks[count++ % blanks.length] ?? '');
        assert.deepEqual(parseSelector(text), selector, text);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with a second reading of the documentation', () => {
    fc.assert(
      fc.property(selectorArbitrary, labelsArbitrary, (selector, labels) => {
        assert.equal(
          matchesSelector(parseSelector(writeSelector(selector, () => '')), labels),
          means(selector, new Map(Object.entries(labels))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('fails with its own error or not at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a=!&|(){},\'" \t'.split(''), 'has(', 'all()', ' in ', 'b') }), (text) => {
        try {
          parseSelector(text);
        } catch (error) {
          assert.equal((error as Error).name, 'SelectorSyntaxError');
        }
      }),
    );
  });
});

/** What a selector means, by sets of matching values. */
function means(selector: Selector, labels: ReadonlyMap<string, string>): boolean {
  if (selector.kind === 'not') return !means(selector.operand, labels);
  if (selector.kind === 'and') return !selector.operands.map((operand) => means(operand, labels)).includes(false);
  if (selector.kind === 'or') return selector.operands.map((operand) => means(operand, labels)).includes(true);
  if (selector.kind === 'all') return true;
  if (selector.kind === 'global') return !labels.has('projectcalico.org/namespace');
  const value = labels.get(selector.label);
  if (selector.kind === 'has') return value !== undefined;
  const isNegation = selector.operator === '!=' || selector.operator === 'not in';
  if (value === undefined) return isNegation;
  if (selector.kind === 'set') return new Set(selector.values).has(value) !== isNegation;
  const patterns = { '==': '^$', '!=': '^$', contains: '', 'starts with': '^', 'ends with': '$' } as const;
  const [before, after] = [patterns[selector.operator].includes('^') ? '^' : '', patterns[selector.operator].includes('$') ? '$' : ''];
  const literal = selector.value.replace(/[^a-z]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
  return new RegExp(before + literal + after).test(value) !== isNegation;
}
