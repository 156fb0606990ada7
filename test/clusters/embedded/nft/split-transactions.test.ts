import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitTransactions } from '../../../../clusters/embedded/nft/split-transactions.ts';

describe('splitting commands into transactions', () => {
  const statement = fc.record({ text: fc.stringMatching(/^[a-z]{1,8}$/), bytes: fc.integer({ min: 1, max: 100_000 }) });

  it('keeps every command and their order', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 30 }), (statements) => {
        const texts = splitTransactions(statements).flatMap((part) => part.split('\n'));
        assert.deepEqual(
          texts,
          statements.map(({ text }) => text),
        );
      }),
    );
  });

  it('stays below the limit with every part of more than one command', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 30 }), (sizes) => {
        const parts = splitTransactions(sizes.map((bytes) => ({ text: String(bytes), bytes })));
        for (const part of parts) {
          const own = part.split('\n').map(Number);
          assert.ok(own.length === 1 || own.reduce((sum, bytes) => sum + bytes, 0) <= 150_000);
        }
      }),
    );
  });
});
