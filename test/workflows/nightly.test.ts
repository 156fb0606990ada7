import assert from 'node:assert/strict';
import { runScript, type ScriptOutcome } from './run-script.ts';

const runUrl = 'https://example.com/runs/7';

describe('the nightly decides', () => {
  const gateSays = (text: string, exitCode: number): string => `case $* in
  *gate*) echo '${text}' >&2; exit ${String(exitCode)} ;;
  *diff*) echo '1 flow is worse'; exit 1 ;;
esac`;
  const gh = `echo '- [kind (cilium, 1.36)](https://example.com/jobs/3)'`;

  function describeNightly(npm: string, matrix: string): Promise<ScriptOutcome> {
    return runScript({
      script: 'describe-nightly.sh',
      args: ['.', '.', 'nightly.md'],
      env: { MATRIX: matrix, GITHUB_RUN_ID: '7' },
      programs: { npm, gh },
    });
  }

  it('open where the gate is open and every job of the matrix came to its end', async () => {
    const { exitCode, read } = await describeNightly(gateSays('gate open', 0), 'success');
    assert.equal(exitCode, 0);
    assert.equal(read('output'), 'gate=open\n');
    assert.match(read('nightly.md') ?? '', /^~~~text\ngate open\n~~~\n\nCompared with the night before:\n\n1 flow is worse\n$/);
    assert.equal(read('summary'), read('nightly.md'));
  });

  it('closed where a job of the matrix failed, though the gate, which can’t miss its cluster, is open; it names the job', async () => {
    const { read } = await describeNightly(gateSays('gate open', 0), 'failure');
    assert.equal(read('output'), 'gate=closed\n');
    assert.match(read('nightly.md') ?? '', /ended with \*\*failure\*\*[^]*\n- \[kind \(cilium, 1\.36\)\]\(https:/);
  });

  it('closed where the gate can’t read the results, and says why', async () => {
    const { exitCode, read } = await describeNightly(gateSays('legs contradict each other', 2), 'success');
    assert.equal(exitCode, 0);
    assert.equal(read('output'), 'gate=closed\n');
    assert.match(read('nightly.md') ?? '', /legs contradict each other/);
  });

  it('closed where there are no merged results, and where to look, though GitHub does not say which jobs failed', async () => {
    const { exitCode, read } = await runScript({
      script: 'describe-nightly.sh',
      args: ['missing', 'missing', 'nightly.md'],
      env: { MATRIX: 'failure', GITHUB_RUN_ID: '7' },
      programs: { npm: gateSays('gate open', 0), gh: 'exit 1' },
    });
    assert.equal(exitCode, 0);
    assert.equal(read('output'), 'gate=closed\n');
    assert.match(read('nightly.md') ?? '', /no merged results.*job merge/);
    assert.doesNotMatch(read('nightly.md') ?? '', /the night before/);
  });
});

describe('the nightly’s issue', () => {
  function fileIssue(gate: string, number: string, text?: string): Promise<ScriptOutcome> {
    return runScript({
      script: 'file-issue.sh',
      args: ['nightly.md'],
      env: { GATE: gate, RUN_URL: runUrl },
      programs: { gh: `if [ "$1 $2" = 'issue list' ]; then echo '${number}'; fi` },
      ...(text === undefined ? {} : { files: { 'nightly.md': text } }),
    });
  }
  const written = (calls: readonly string[]): readonly string[] => calls.filter((call) => !call.startsWith('gh issue list'));

  it('is opened, with the link to the run first, where there is none', async () => {
    const { exitCode, calls, read } = await fileIssue('closed', '', 'gate closed\n');
    assert.equal(exitCode, 0);
    assert.deepEqual(written(calls), [
      'gh label create nightly --description The nightly run is not green --force',
      'gh issue create --title The nightly run is not green --label nightly --body-file body.md',
    ]);
    assert.equal(read('body.md'), `${runUrl}\n\ngate closed\n`);
  });

  it('is opened though the run ended before anything was described', async () => {
    const { exitCode, calls, read } = await fileIssue('closed', '');
    assert.equal(exitCode, 0);
    assert.equal(written(calls).length, 2);
    assert.equal(read('body.md'), `${runUrl}\n\nThe run ended before the gate was asked.\n`);
  });

  it('gets a comment while it is open', async () => {
    const { calls } = await fileIssue('closed', '12', 'gate closed\n');
    assert.deepEqual(written(calls), ['gh issue comment 12 --body-file body.md']);
  });

  it('is closed where the gate opens, and nothing is done where there is none', async () => {
    assert.deepEqual(written((await fileIssue('open', '12', 'gate open\n')).calls), [
      `gh issue close 12 --comment The gate is open again: ${runUrl}`,
    ]);
    assert.deepEqual(written((await fileIssue('open', '', 'gate open\n')).calls), []);
  });

  it('has no more than GitHub takes, in whole lines', async () => {
    const line = 'é'.repeat(499);
    const { read } = await fileIssue('closed', '', `${line}\n`.repeat(100));
    const lines = (read('body.md') ?? '').trimEnd().split('\n');
    assert.ok(Buffer.byteLength(lines.join('\n')) <= 60_200);
    assert.deepEqual(new Set(lines.slice(2, -1)), new Set([line]));
    assert.match(lines.at(-1) ?? '', /the rest is in the summary/);
  });
});

describe('the nightly before this one', () => {
  const downloadPrevious = (download: string): Promise<ScriptOutcome> =>
    runScript({
      script: 'download-previous.sh',
      args: ['nightly.yml', 'merged', 'previous'],
      env: { GITHUB_REF_NAME: 'main' },
      programs: { gh: `if [ "$1 $2" = 'run list' ]; then printf '9\\n8\\n'; else mkdir previous; ${download}; fi` },
    });

  it('is the newest that has results, with nothing of another beside them', async () => {
    const { exitCode, read } = await downloadPrevious('echo "$3" > previous/results.json; [ "$3" = 8 ]');
    assert.equal(exitCode, 0);
    assert.equal(read('previous/results.json'), '8\n');
  });

  it('leaves no folder where there is none', async () => {
    const { exitCode, read } = await downloadPrevious('touch previous/results.json; exit 1');
    assert.equal(exitCode, 0);
    assert.equal(read('previous/results.json'), undefined);
  });
});
