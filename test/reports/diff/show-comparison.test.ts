import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { compareLegs } from '../../../reports/diff/compare-legs.ts';
import { printComparison } from '../../../reports/diff/print-comparison.ts';
import { writeComparison } from '../../../reports/diff/write-comparison.ts';
import { assertGolden } from '../assert-golden.ts';
import { greenResults, mixedResults } from '../sample-results.ts';

describe('showing a comparison', () => {
  const comparison = compareLegs([greenResults()], [mixedResults()]);

  it('is the golden text, and the golden Markdown', async () => {
    await assertGolden(new URL('../golden/diff.txt', import.meta.url), printComparison(comparison, { width: 100, colours: 'off' }));
    await assertGolden(new URL('../golden/diff.md', import.meta.url), writeComparison(comparison));
  });

  it('keeps to every width; colours change nothing but colours', () => {
    for (const width of [60, 80, 120, 200]) {
      const text = printComparison(comparison, { width, colours: 'off' });
      for (const line of text.split('\n')) assert.ok(line.length <= width, `${String(width)}: ${line}`);
      assert.equal(stripVTControlCharacters(printComparison(comparison, { width, colours: 'on' })), text);
    }
  });

  it('says that nothing changed', () => {
    const same = compareLegs([greenResults()], [greenResults()]);
    assert.match(printComparison(same, { width: 100, colours: 'off' }), /^no change$/m);
    assert.match(writeComparison(same), /0 changes/);
  });
});
