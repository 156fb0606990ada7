import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readValuesFile } from '../../cli/read-values-file.ts';
import { refusalOf } from './refusal-of.ts';

describe('a values file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-values-'));
    file = join(folder, 'values.yaml');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('holds a map of keys', async () => {
    await writeFile(file, 'networkPolicy:\n  enabled: true\nports: [1, 2]\n');
    assert.deepEqual(await readValuesFile(file), { networkPolicy: { enabled: true }, ports: [1, 2] });
    await writeFile(file, '{"a": "JSON, too"}');
    assert.deepEqual(await readValuesFile(file), { a: 'JSON, too' });
  });

  for (const [name, text] of [
    ['is empty', ''],
    ['holds only a comment', '# nothing yet\n'],
    ['holds null', 'null'],
  ] as const) {
    it(`that ${name} changes nothing`, async () => {
      await writeFile(file, text);
      assert.deepEqual(await readValuesFile(file), {});
    });
  }

  for (const [text, what] of [
    ['- a', 'a list'],
    ['just words', 'a string'],
    ['7', 'a number'],
    ['true', 'a boolean'],
  ] as const) {
    it(`that is ${what} is refused`, async () => {
      await writeFile(file, text);
      assert.deepEqual(await refusalOf(() => readValuesFile(file)), [2, `${file}: chart values are a map of keys, not ${what}.`]);
    });
  }

  it('that is no YAML is refused, with the place', async () => {
    await writeFile(file, 'a: 1\na: 2\n');
    assert.deepEqual(await refusalOf(() => readValuesFile(file)), [
      2,
      `${file}: is no YAML: Map keys must be unique at line 2, column 1: "a"`,
    ]);
  });

  it('that is larger than a release can be is refused', async () => {
    await writeFile(file, `a: ${'x'.repeat(1_048_576)}`);
    assert.deepEqual(await refusalOf(() => readValuesFile(file)), [
      2,
      `${file} holds more than 1 MiB, the most that is read; make it smaller.`,
    ]);
  });

  it('that is not there, or a directory, is a wrong flag', async () => {
    assert.deepEqual(await refusalOf(() => readValuesFile(file)), [
      3,
      `${file}: can't be read (there is no such file); --values takes a YAML file.`,
    ]);
    assert.deepEqual(await refusalOf(() => readValuesFile(folder)), [3, `${folder}: can't be read (EISDIR); --values takes a YAML file.`]);
  });
});
