import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readResults } from '../../reports/read-results.ts';
import { poll } from '../../harness/time/poll.ts';

/** Command lines of the processes that a run started: they carry its environment. */
async function processesOf(mark: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (!environment.includes(`NETPOL_TEST_MARK=${mark}`)) return [];
      return [await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')];
    }),
  );
  return marked.flat();
}

/** When to interrupt: as soon as a process with this text in its command line runs, or as the stage of this name has ended. */
type Moment = { readonly kind: 'process'; readonly text: string } | { readonly kind: 'after'; readonly stage: string };

const cases: readonly { readonly signal: 'SIGINT' | 'SIGTERM'; readonly title: string; readonly moment: Moment }[] = [
  { signal: 'SIGTERM', title: 'while starting', moment: { kind: 'process', text: 'embedded/agent' } },
  { signal: 'SIGINT', title: 'while rendering', moment: { kind: 'process', text: 'template' } },
  { signal: 'SIGTERM', title: 'while deploying', moment: { kind: 'after', stage: 'render' } },
  { signal: 'SIGINT', title: 'before the enforced phase', moment: { kind: 'after', stage: 'open' } },
  { signal: 'SIGINT', title: 'before the restored phase', moment: { kind: 'after', stage: 'enforced' } },
];

describe('an interrupted run', function () {
  this.timeout(120_000);
  let out = '';
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
  });
  afterEach(() => rm(out, { recursive: true }));

  for (const { signal, title, moment } of cases) {
    it(`${signal} ${title}: partial results, marked so, and nothing left behind`, async () => {
      const mark = `${String(process.pid)}-${title.replaceAll(' ', '-')}`;
      const child = execa('node', ['--import', 'tsx', 'cli/main.ts', '--scenario', 'row-*', '--out', out], {
        env: { NETPOL_TEST_MARK: mark },
        reject: false,
      });
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      const hasCome = async (): Promise<true | undefined> => {
        if (moment.kind === 'after') return stderr.includes(`${moment.stage} `) || undefined;
        return (await processesOf(mark)).some((command) => command.includes(moment.text)) || undefined;
      };
      await poll('the moment', hasCome, { everyMs: 2, withinMs: 60_000 });
      child.kill(signal);
      const { exitCode } = await child;
      assert.equal(exitCode, 2, stderr);
      const { run, summary } = await readResults(join(out, 'results.json'));
      assert.equal(run.completeness, 'partial');
      assert.equal(summary.outcome, 'inconclusive');
      assert.match(run.problem ?? '', new RegExp(`Interrupted by ${signal}`));
      await poll('the end of all processes', async () => (await processesOf(mark)).length === 0 || undefined, {
        everyMs: 20,
        withinMs: 10_000,
      });
    });
  }
});
