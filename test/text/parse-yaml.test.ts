import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseYaml, parseYamlDocuments, YamlError } from '../../harness/text/parse-yaml.ts';

function levels(first: string, next: (below: string) => string): string {
  return Array.from({ length: 9 }, (_, index) =>
    index === 0 ? `a0: &a0 ${first}` : `a${String(index)}: &a${String(index)} ${next(`*a${String(index - 1)}`)}`,
  ).join('\n');
}

function tenTimes(text: string): string {
  return Array.from({ length: 10 }, () => text).join(', ');
}

const refused = {
  'aliases that multiply': levels('[x, x]', (below) => `[${tenTimes(below)}]`),
  'merge keys that multiply': `%YAML 1.1\n---\n${levels('{k: 1}', (below) => `{<<: [${tenTimes(below)}]}`)}`,
  'as many aliases as fit': `a: &a 1\nb: [${'*a,'.repeat(10_000)}]`,
  'an alias to what holds it': 'a: &a [*a]',
  'two aliases to what holds them': 'a: &a [*a, *a]',
  'depth by aliases': [
    'a0: &a0 []',
    ...Array.from({ length: 200 }, (_, index) => `a${String(index + 1)}: &a${String(index + 1)} [*a${String(index)}]`),
  ].join('\n'),
  'a deep list': `${'['.repeat(101)}${']'.repeat(101)}`,
  'a deeper list': '['.repeat(3_000),
  'a deep map': `${'{a: '.repeat(101)}1${'}'.repeat(101)}`,
  'a key that is there twice': 'a: 1\nb: {c: 1, c: 2}',
  'half a text': 'a: "b',
  'an unknown alias': 'a: *b',
} as const;

describe('YAML from a stranger', () => {
  for (const [name, text] of Object.entries(refused)) {
    it(`refused: ${name}`, () => {
      assert.throws(
        () => parseYaml(text),
        (error) => error instanceof YamlError && error.message.length < 200,
      );
    });
  }

  it('is read where it is only long', () => {
    const keys = Array.from({ length: 5_000 }, (_, index) => `k${String(index)}: ${String(index)}\n`).join('');
    assert.equal(Object.keys(parseYaml(keys) as object).length, 5_000);
    assert.deepEqual(parseYaml('a: &a {b: 1}\nc: *a'), { a: { b: 1 }, c: { b: 1 } });
    assert.notEqual(parseYaml(`${'['.repeat(98)}${']'.repeat(98)}`), undefined);
  });

  it('touches no prototype', () => {
    const read = parseYaml('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}') as Record<string, unknown>;
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.deepEqual(Object.keys(read), ['__proto__', 'constructor']);
    assert.equal(read['polluted'], undefined);
  });

  it('says which document is one too many', () => {
    assert.deepEqual(parseYamlDocuments('a: 1\n---\n---\nb: 1\n'), [{ a: 1 }, null, { b: 1 }]);
    assert.throws(() => parseYaml('a: 1\n---\nb: 1\n'), /several documents/);
    assert.equal(parseYaml(''), undefined);
  });

  it('is read or refused, whatever it is', () => {
    const piece = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '!!',
      '%',
      '---\n',
      '? ',
      '#',
      '<<',
      '\t',
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        try {
          assert.ok(Array.isArray(parseYamlDocuments(text)));
        } catch (error) {
          assert.ok(error instanceof YamlError, String(error));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back what is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), (value) => {
        assert.deepEqual(JSON.stringify(parseYaml(stringify(value))), JSON.stringify(value));
      }),
    );
  });
});
