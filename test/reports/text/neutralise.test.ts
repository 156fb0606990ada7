import assert from 'node:assert/strict';
import fc from 'fast-check';
import { neutralise } from '../../../harness/text/neutralise.ts';
import { neutraliseResults } from '../../../reports/text/neutralise-results.ts';
import { buildCell, buildFlow, buildResults } from '../build-results.ts';
import { mixedResults } from '../sample-results.ts';

describe('neutralise', () => {
  for (const [text, expected] of [
    ['plain → ü 😀 ✗', 'plain → ü 😀 ✗'],
    ['\u001b[2J', '\\u{1b}[2J'],
    ['\u009b31m', '\\u{9b}31m'],
    ['a\tb', 'a  b'],
    ['a\u0000b', 'a\\u{0}b'],
    ['abc\u202edef', 'abc\\u{202e}def'],
    ['\ud800', '\\u{d800}'],
    ['a\rb', 'a\\u{d}b'],
  ] as const) {
    it(JSON.stringify(text), () => {
      assert.equal(neutralise(text, 'show'), expected);
    });
  }

  it('keeps or shows line ends', () => {
    assert.equal(neutralise('a\r\nb\nc', 'keep'), 'a\nb\nc');
    assert.equal(neutralise('a\r\nb\nc', 'show'), 'a\\nb\\nc');
  });

  it('leaves nothing that a terminal or XML could trip over, and what is harmless as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0x10_ffff })).map((points) => String.fromCodePoint(...points)),
        (text) => {
          const clean = neutralise(text, 'show');
          assert.doesNotMatch(clean, /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
          assert.equal(neutralise(clean, 'show'), clean);
          if (/^[ -~]*$/.test(text)) assert.equal(clean, text);
        },
      ),
    );
  });
});

describe('neutraliseResults', () => {
  it('changes no harmless result', () => {
    const { cells, ...others } = mixedResults();
    const harmless = { ...others, cells: cells.filter(({ reason }) => reason === undefined) };
    assert.deepEqual(neutraliseResults(harmless), harmless);
  });

  it('keeps line ends in sentences and shows them in names', () => {
    const [cell] = neutraliseResults(
      buildResults([buildCell({ title: 'a\nb', reason: 'a\nb', flows: [buildFlow({ id: 'a\nb' })] })]),
    ).cells;
    assert.deepEqual([cell?.title, cell?.reason, cell?.flows[0]?.id], ['a\\nb', 'a\nb', 'a\\nb']);
  });
});
