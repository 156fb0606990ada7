import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wrapText } from '../../../harness/text/wrap-text.ts';

describe('wrapText', () => {
  it('breaks at spaces', () => {
    assert.deepEqual(wrapText('one two three four five six', 20), ['one two three four', 'five six']);
  });

  it('keeps line ends, and what a line begins with', () => {
    assert.deepEqual(wrapText('head\n    one two three four five', 20), ['head', '    one two three', '    four five']);
  });

  it('never breaks a word', () => {
    assert.deepEqual(wrapText(`a ${'x'.repeat(40)} b`, 20), ['a', 'x'.repeat(40), 'b']);
  });

  it('loses no word and keeps to the width where words allow it', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), fc.integer({ min: 20, max: 100 }), (words, width) => {
        const lines = wrapText(words.join(' '), width);
        assert.deepEqual(
          lines.flatMap((line) => line.split(' ')),
          words,
        );
        for (const line of lines) assert.ok(line.length <= width);
      }),
    );
  });
});
