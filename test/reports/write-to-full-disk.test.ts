import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const script = `
import { writeReports } from './reports/write-reports.ts';
const report = { kind: 'file', fileName: 'results.json', text: 'x'.repeat(1_000_000) };
await writeReports([report], process.argv[1]).catch((error) => { console.log(error.name, error.exitCode, error.message); });
`;

describe('writeReports to a real file system', () => {
  for (const [name, options, expected] of [
    ['that is full', 'size=64k', /^UserError 2 The report .*results\.json was not written: the disk is full; .* \(ENOSPC\)/],
    ['that is read-only', 'ro', /^UserError 2 The report .*results\.json was not written: the file system is read-only; .* \(EROFS\)/],
  ] as const) {
    it(`${name}: says so, and leaves no draft`, async function () {
      // A mount of its own, in a namespace of its own: nothing outside sees it. Not every machine lets a user make one.
      const mount = 'd=$(mktemp -d); mount -t tmpfs -o "$1" none "$d" || exit 77; shift; "$@" "$d"; ls -A "$d"; umount "$d"; rmdir "$d"';
      const command = [
        '--map-root-user',
        '--mount',
        '--',
        'sh',
        '-c',
        mount,
        'sh',
        options,
        process.execPath,
        '--import',
        'tsx',
        '--input-type=module',
        '--eval',
        script,
      ];
      const { stdout } = await run('unshare', command).catch((error: unknown) => {
        const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 77 || code === 1 || code === 'ENOENT') return this.skip();
        throw error;
      });
      assert.match(stdout, expected);
      assert.deepEqual(stdout.trim().split('\n').slice(1), []);
    });
  }
});
