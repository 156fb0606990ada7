import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What takes everything from results, and knows no suite. */
const folders = ['reports', 'gate', 'harness/judge', 'harness/coverage', 'harness/vocabulary'];

/** Words of this project's own suite. `gate` is a word of the release gate as well: as a port it would be its number or its value. */
const words =
  /\b(controller|flagger|prometheus→|webhook|minio|s3|otlp|stageset\w*|off-by-default|closed-otherwise|row-\w+|gate\.enabled|8082|9443)\b/i;

/** Names that are no word of a suite: of functions and of files. */
const imports = /^(import|export) .* from '[^']*(scenarios?|chart)\//;

describe('reports, the gate and what judges', () => {
  it('know no word of the first suite, and import nothing of it', async () => {
    const found = [];
    for (const folder of folders)
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(ts|tsx)$/.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const lines = (await readFile(file, 'utf8')).split('\n');
        for (const [index, line] of lines.entries())
          if (words.test(line) || imports.test(line)) found.push(`${file}:${String(index + 1)}: ${line.trim()}`);
      }
    assert.deepEqual(found, []);
  });
});
