import assert from 'node:assert/strict';
import { widthOf } from '../../cli/terminal.ts';

describe('the width of what is printed', () => {
  it('is that of the terminal, and elsewhere always the same', () => {
    assert.equal(widthOf({ isTTY: true, columns: 77 }), 77);
    assert.equal(widthOf({ isTTY: false, columns: 77 }), 120);
  });
});
