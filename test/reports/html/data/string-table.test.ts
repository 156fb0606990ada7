import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { packData } from '../../../../reports/html/data/pack-data.ts';
import { fromStringTable, type StringTable, toStringTable } from '../../../../reports/html/data/string-table.ts';
import { mixedResults } from '../../sample-results.ts';

const asItIs = (text: string): string => text;

describe('the string table of a report', () => {
  it('gives back every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        const sent: unknown = JSON.parse(JSON.stringify(toStringTable(plain)));
        assert.deepEqual(fromStringTable(sent as StringTable, asItIs), plain);
      }),
    );
  });

  it('holds each text once, and changes each once', () => {
    const table = toStringTable({ a: 'same', b: ['same', 'other', { c: 'same' }], d: 4 });
    assert.deepEqual(table.texts, ['same', 'other']);
    const changed: string[] = [];
    const value = fromStringTable(table, (text) => {
      changed.push(text);
      return text.toUpperCase();
    });
    assert.deepEqual(changed, ['same', 'other']);
    assert.deepEqual(value, { a: 'SAME', b: ['SAME', 'OTHER', { c: 'SAME' }], d: 4 });
  });
});

describe('packData', () => {
  it('holds the whole results, and no character that means something to HTML', () => {
    const legs = [mixedResults()] as const;
    const packed = packData({ legs });
    assert.match(packed, /^[A-Za-z0-9+/=]+$/);
    const table = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as StringTable;
    assert.deepEqual(fromStringTable(table, asItIs), JSON.parse(JSON.stringify({ legs })));
  });
});
