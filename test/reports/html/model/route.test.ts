import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatRoute, parseRoute, viewNames } from '../../../../reports/html/model/route.ts';

describe('addresses of the report', () => {
  it('lead back to what they were made from, whatever names a chart has', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.constantFrom(...viewNames), fc.array(name), fc.dictionary(word, name), (view, about, settings) => {
        const names = view === 'overview' ? [] : about;
        const route = parseRoute(formatRoute(view, names, settings));
        assert.deepEqual({ ...route, settings: { ...route.settings } }, { view, about: names, settings: { ...settings } });
      }),
    );
  });

  it('are the overview where they mean nothing', () => {
    for (const hash of ['', '#', '#/', '#/nothing', '#main', '#/%'])
      assert.deepEqual(parseRoute(hash), { view: 'overview', about: hash === '#/%' ? [] : [], settings: {} });
  });

  it('leave out settings without a value', () => {
    assert.equal(formatRoute('flows', [], { outcome: '', q: 'dns' }), '#/flows?q=dns');
  });

  it('take a part that is no proper encoding as it is', () => {
    assert.deepEqual(parseRoute('#/claim/50%').about, ['50%']);
  });
});
