import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markKey } from '../../../harness/source/lines/mark-template.ts';
import { readMarks } from '../../../harness/source/lines/read-marks.ts';

describe('readMarks', () => {
  it('takes the marks out, and says by field path where each map was written', () => {
    const { value, lines } = readMarks({
      kind: 'NetworkPolicy',
      [markKey]: 'templates/a.yaml:4',
      spec: { ingress: [{ ports: [{ port: 1, [markKey]: 'templates/_b.tpl:7' }], [markKey]: 'templates/_b.tpl:9' }, {}] },
    });
    assert.deepEqual(value, { kind: 'NetworkPolicy', spec: { ingress: [{ ports: [{ port: 1 }] }, {}] } });
    assert.deepEqual(Object.fromEntries(lines), {
      '': { file: 'templates/a.yaml', line: 4 },
      'spec.ingress[0]': { file: 'templates/_b.tpl', line: 9 },
      'spec.ingress[0].ports[0]': { file: 'templates/_b.tpl', line: 7 },
    });
  });

  it('leaves what has no marks as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(readMarks(value).value, value);
        assert.equal(readMarks(value).lines.size, 0);
      }),
    );
  });
});
