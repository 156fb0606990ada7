import assert from 'node:assert/strict';
import { parseAge } from '../../gate/policy-schema.ts';

describe('the age that results may have', () => {
  it('is hours or days', () => {
    assert.equal(parseAge.parse('1h'), 3_600_000);
    assert.equal(parseAge.parse('36h'), 129_600_000);
    assert.equal(parseAge.parse('10d'), 864_000_000);
  });

  for (const text of ['', '0h', '01h', '1', 'h', '1m', '-1h', '1.5h', ' 1h', '1h ', 'x1h', '1hx', '1hd', '١h'])
    it(`is not ${JSON.stringify(text)}`, () => {
      const { error } = parseAge.safeParse(text);
      assert.deepEqual(
        error?.issues.map(({ message }) => message),
        [`must be hours or days, e.g. 36h or 3d, not ${JSON.stringify(text)}`],
      );
    });

  it('is no number', () => {
    assert.equal(parseAge.safeParse(36).error?.issues[0]?.message, 'must be hours or days, e.g. 36h or 3d');
  });
});
