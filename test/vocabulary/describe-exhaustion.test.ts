import assert from 'node:assert/strict';
import { describeExhaustion } from '../../harness/vocabulary/describe-exhaustion.ts';

const failed = (code: string): Error => Object.assign(new Error(`${code}: open /tmp/x`), { code });

describe('what ran out', () => {
  for (const [code, remedy] of Object.entries({
    EMFILE: /ulimit -n 4096/,
    ENFILE: /fs\.file-max/,
    ENOSPC: /TMPDIR/,
    EDQUOT: /quota/,
    ENOMEM: /memory/,
    EAGAIN: /ulimit -u/,
  })) {
    it(`is said of ${code}, with what to do`, () => {
      const said = describeExhaustion(failed(code)) ?? '';
      assert.ok(said.startsWith(`${code}: open /tmp/x. `));
      assert.match(said, remedy);
    });
  }

  it('is found in the cause of an error, too', () => {
    assert.match(
      describeExhaustion(new Error('a/web: tcp 80', { cause: failed('EMFILE') })) ?? '',
      /^a\/web: tcp 80\. This process may open no more files/,
    );
  });

  it('is nothing where another error came up', () => {
    for (const other of [failed('ENOENT'), new TypeError('x is not a function'), 'EMFILE', undefined])
      assert.equal(describeExhaustion(other), undefined);
  });
});
