import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { jsonReporter } from '../../reports/json-reporter.ts';
import { readResults } from '../../reports/read-results.ts';
import { buildResults } from './build-results.ts';
import { textOf } from './text-of.ts';
import { mixedResults } from './sample-results.ts';

let folder = '';
let file = '';

async function refusal(text: string): Promise<string> {
  await writeFile(file, text);
  const error: unknown = await readResults(file).then(
    () => assert.fail('was read'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UserError);
  assert.equal(error.exitCode, 2);
  assert.ok(error.message.startsWith(file));
  return error.message.slice(file.length + 1);
}

describe('readResults', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-results-'));
    file = join(folder, 'results.json');
  });
  after(() => rm(folder, { recursive: true }));

  it('reads what the json reporter writes, every character of it', async () => {
    const results = { ...mixedResults(), run: { ...mixedResults().run, problem: '\u001b[31m\u009b \u2028 "quoted" ü 😀\n\u007f' } };
    const text = textOf(jsonReporter, [results]);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u2028]/u);
    await writeFile(file, text);
    assert.deepEqual(await readResults(file), results);
  });

  it('names the file that is not there', async () => {
    await assert.rejects(readResults(join(folder, 'none.json')), /none\.json can't be read: ENOENT.*--out DIR/);
  });

  for (const [name, text, expected] of [
    ['no JSON', '{ "schemaVersion": 1,', /^is not JSON: /],
    ['nothing', '', /^is not JSON: /],
    [
      'another version',
      JSON.stringify({ ...buildResults([]), schemaVersion: 3 }),
      /^has schemaVersion 3; .* reads results with schemaVersion 1 or 2/,
    ],
    ['no version', '{}', /^has no schemaVersion/],
    ['a list', '[]', /^has no schemaVersion/],
    ['an unknown field', JSON.stringify({ ...buildResults([]), more: 1 }), /^does not hold results: the top level: .*more/],
    [
      'a wrong field',
      JSON.stringify({ ...mixedResults(), cells: [{ ...mixedResults().cells[0], engine: '' }] }),
      /^does not hold results: cells\[0\]\.engine: /,
    ],
  ] as const) {
    it(`refuses ${name}`, async () => {
      assert.match(await refusal(text), expected);
    });
  }
});
