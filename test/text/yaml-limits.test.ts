import assert from 'node:assert/strict';
import { parseYaml, parseYamlDocuments, YamlError } from '../../harness/text/parse-yaml.ts';

/** A list of a thousand aliases, ten of each of a hundred anchors; more of the last. */
const aliases = (more: number): string => {
  const names = Array.from({ length: 100 }, (_, index) => `x${String(index)}`);
  const uses = [...names.flatMap((name) => Array<string>(10).fill(name)), ...Array<string>(more).fill('x99')];
  return `[${names.map((name) => `&${name} 1`).join(', ')}, ${uses.map((name) => `*${name}`).join(', ')}]`;
};
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('the limits of YAML that is read', () => {
  it('are 1,000 aliases', () => {
    assert.deepEqual(parseYaml(aliases(0)), Array<number>(1100).fill(1));
    assert.throws(() => parseYaml(aliases(1)), new YamlError('there are more than 1000 aliases'));
  });

  it('are lists and maps 100 deep', () => {
    assert.doesNotThrow(() => parseYaml(nested(100)));
    assert.throws(() => parseYaml(nested(101)), new YamlError('lists and maps are more than 100 deep, or hold themselves'));
    assert.throws(() => parseYaml('&a [*a]'), new YamlError('lists and maps are more than 100 deep, or hold themselves'));
  });

  it('are keys that are there once; the message says where they are twice', () => {
    assert.throws(() => parseYaml('a: 1\nb:\n  c: 1\n  c: 2\n'), {
      message: 'Map keys must be unique at line 4, column 3: "c"',
      at: { line: 4, column: 3, summary: 'the key "c" is there twice in one map' },
    });
    assert.deepEqual(parseYaml('a: { c: 1 }\nb: { c: 2 }'), { a: { c: 1 }, b: { c: 2 } });
  });

  it('are one document, where one is wanted', () => {
    assert.deepEqual(parseYamlDocuments('a\n---\nb\n'), ['a', 'b']);
    assert.throws(() => parseYaml('a\n---\nb\n'), new YamlError('it holds several documents; one is expected'));
    assert.equal(parseYaml(''), undefined);
  });

  it('show an error in one line', () => {
    assert.throws(
      () => parseYaml('a: [b\nc: d'),
      (error) => error instanceof YamlError && error.message !== '' && !error.message.includes('\n') && error.cause instanceof Error,
    );
  });
});
