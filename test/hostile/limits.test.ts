import assert from 'node:assert/strict';
import { mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readValuesFile } from '../../cli/read-values-file.ts';
import { readPolicy } from '../../gate/read-policy.ts';
import { parseRendered } from '../../harness/source/chart/parse-rendered.ts';
import { mergeValues } from '../../harness/source/merge-values.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { readResults } from '../../reports/read-results.ts';

const readers = {
  values: readValuesFile,
  'gate policy': (file: string) => readPolicy(file, { engines: ['kubernetes'], claims: ['closed'] }),
  results: readResults,
} as const;
const bomb = [
  'a0: &a0 [x, x]',
  ...Array.from({ length: 8 }, (_, at) => `a${String(at + 1)}: &a${String(at + 1)} [${`*a${String(at)}, `.repeat(10)}]`),
];
const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;

describe('a file from a stranger', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const [name, read] of Object.entries(readers)) {
    const refuses = async (text: string, expected: RegExp): Promise<void> => {
      const file = join(folder, 'file');
      await writeFile(file, text);
      await assert.rejects(
        read(file),
        (error) => error instanceof UserError && expected.test(error.message) && error.message.length < 2_000,
      );
    };

    it(`${name}: endless`, async () => {
      const file = join(folder, `endless-${name}`);
      await symlink('/dev/zero', file);
      await assert.rejects(read(file), (error) => error instanceof UserError && /holds more than \d+ MiB/.test(error.message));
    });

    it(`${name}: huge`, async () => {
      const file = join(folder, `huge-${name}`);
      await using handle = await open(file, 'w');
      await handle.truncate(5_000_000_000);
      await assert.rejects(read(file), (error) => error instanceof UserError && /holds more than \d+ MiB/.test(error.message));
    });

    it(`${name}: aliases that multiply`, () => refuses(bomb.join('\n'), /alias|is not JSON/));
    it(`${name}: deep`, () => refuses(deep, /deep|stack|Maximum/));
    it(`${name}: not text`, () => refuses('\u0000\u0001\u001b[2J', /no YAML|not JSON|map of keys|expected|object/i));
  }

  it('values: keys of prototypes are keys like others', async () => {
    const file = join(folder, 'values');
    await writeFile(
      file,
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "a": {"__proto__": {"polluted": 1}}}',
    );
    const values = mergeValues({ a: { b: 1 }, constructor: { c: 1 } }, await readValuesFile(file));
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(values['polluted'], undefined);
    assert.deepEqual(Object.keys(values).toSorted(), ['__proto__', 'a', 'constructor']);
    assert.deepEqual(values.constructor, { c: 1, prototype: { polluted: 1 } });
  });

  for (const source of ['c/../../../etc/passwd', '../../x', 'c//dev/zero']) {
    it(`a rendered object is of no file outside of its chart: ${source}`, () => {
      const [manifest] = parseRendered(`---\n# Source: ${source}\napiVersion: v1\nkind: A\nmetadata: {name: a}\n`, 'c');
      assert.equal(manifest?.file, 'an unnamed template');
    });
  }
});
