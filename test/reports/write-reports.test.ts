import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import type { RenderedReport } from '../../reports/reporter.ts';
import { reportResults } from '../../reports/report-results.ts';
import { writeReports } from '../../reports/write-reports.ts';
import { buildCell, buildFlow, buildResults } from './build-results.ts';
import { greenResults } from './sample-results.ts';

const reports: readonly RenderedReport[] = [
  { kind: 'stdout', text: 'seen' },
  { kind: 'file', fileName: 'a.txt', text: 'first' },
  { kind: 'file', fileName: 'b.txt', text: 'second' },
];
let folder = '';

function fail(text: string): never {
  return assert.fail(text);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => assert.fail('was written'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UserError, String(error));
  assert.equal(error.exitCode, 2);
  return error.message;
}

describe('writeReports', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-reports-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes the directory, writes the files, and leaves nothing else', async () => {
    const out = join(folder, 'deep', 'out');
    assert.deepEqual(await writeReports(reports, out), [join(out, 'a.txt'), join(out, 'b.txt')]);
    assert.deepEqual((await readdir(out)).toSorted(), ['a.txt', 'b.txt']);
    assert.equal(await readFile(join(out, 'b.txt'), 'utf8'), 'second');
  });

  it('replaces the files of an earlier run', async () => {
    await writeFile(join(folder, 'a.txt'), 'a much longer text from an earlier run');
    await writeReports(reports, folder);
    assert.equal(await readFile(join(folder, 'a.txt'), 'utf8'), 'first');
  });

  it('needs no directory where no report is a file', async () => {
    assert.deepEqual(await writeReports(reports.slice(0, 1), join(folder, 'out')), []);
    assert.deepEqual(await readdir(folder), []);
  });

  it('names the path that is a file where a directory must be', async () => {
    await writeFile(join(folder, 'out'), '');
    assert.match(await refusal(writeReports(reports, join(folder, 'out'))), /out can't be made: there is a file of that name.*--out/);
    assert.match(
      await refusal(writeReports(reports, join(folder, 'out', 'deeper'))),
      /deeper can't be made: a part of the path is a file.*--out/,
    );
  });

  it('writes the other files where one is in the way, and leaves no draft', async () => {
    await mkdir(join(folder, 'a.txt', 'full'), { recursive: true });
    assert.match(await refusal(writeReports(reports, folder)), /The report .*a\.txt was not written: .*--out|a\.txt/);
    assert.deepEqual((await readdir(folder)).toSorted(), ['a.txt', 'b.txt']);
  });

  it('a directory that nobody can make leaves the printed result', async () => {
    const printed: string[] = [];
    const message = await refusal(
      reportResults([greenResults()], {
        reporters: ['console', 'json'],
        out: '/dev/null/out',
        width: 100,
        colours: 'off',
        repository: '/repository',
        stdout: (text) => printed.push(text),
        stderr: fail,
      }),
    );
    assert.match(message, /\/dev\/null\/out can't be made/);
    assert.match(printed.join(''), /✓ OK/);
  });

  it('says which files were written, besides the result', async () => {
    const noted: string[] = [];
    await reportResults([greenResults()], {
      reporters: ['json', 'junit'],
      out: folder,
      width: 100,
      colours: 'off',
      repository: '/repository',
      stdout: () => undefined,
      stderr: (text) => noted.push(text),
    });
    assert.deepEqual(noted, [`wrote ${join(folder, 'results.json')}, ${join(folder, 'junit.xml')}\n`]);
  });

  it('points at the complete results only where they are written', async () => {
    const failed = (scenario: string): CellResult =>
      buildCell({
        scenario,
        id: `${scenario}/kubernetes`,
        outcome: 'failed',
        flows: [buildFlow({ verdict: 'denied', outcome: 'failed' })],
      });
    const results = buildResults(['one', 'two'].map(failed));
    const places: string[] = [];
    for (const reporters of [['console'], ['console', 'json']] as const)
      await reportResults([results], {
        reporters,
        out: folder,
        width: 300,
        colours: 'off',
        repository: '/repository',
        stdout: (text) => places.push(/how to repeat each: (.*)$/m.exec(text)?.[1] ?? ''),
        stderr: () => undefined,
      });
    assert.deepEqual(places, ['results.json (add --reporter json)', join(folder, 'results.json')]);
  });
});
