import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { type Command, commandNames, commands } from '../../cli/flags/commands.ts';
import { readPolicy } from '../../gate/read-policy.ts';
import { suite } from '../../scenarios/suite.ts';
import { readWorkflows, scriptFiles, shellOf } from './workflows.ts';

const scripts: Readonly<Record<string, string>> = packageJson.scripts;

/** A use of an npm script: its name, and the words after `--`. */
interface ScriptUse {
  readonly place: string;
  readonly script: string;
  readonly words: readonly string[];
}

describe('the commands of the workflows', () => {
  let uses: readonly ScriptUse[];
  before(async () => {
    const workflows = (await readWorkflows()).flatMap((workflow) => shellOf(workflow).map((shell) => ({ place: workflow.file, shell })));
    const files = (await scriptFiles()).filter((file) => file.startsWith('.github'));
    const shells = await Promise.all(files.map(async (file) => ({ place: file, shell: await readFile(file, 'utf8') })));
    uses = [...workflows, ...shells].flatMap(({ place, shell }) => findUses(place, shell));
  });

  it('are npm scripts of this project', () => {
    assert.ok(uses.length >= 8);
    for (const { place, script } of uses) assert.ok(Object.hasOwn(scripts, script), `${place}: npm run ${script}`);
  });

  it('have no flag that the command line does not know, and no value that it refuses', () => {
    for (const { place, script, words } of uses) {
      const name = commandOf(script, words);
      if (name === undefined) continue;
      const { flags }: Command = commands[name];
      words.forEach((word, position) => {
        if (!word.startsWith('--')) return;
        const flag = flags[word.slice(2)];
        assert.ok(flag !== undefined, `${place}: ${word} is no flag of ${name}`);
        const value = words[position + 1] ?? '';
        if (flag.placeholder !== undefined && !value.includes('$'))
          assert.doesNotThrow(() => flag.parse([value], word), `${place}: ${word} ${value}`);
      });
    }
  });

  it('are found: a use with a flag that does not exist would be', () => {
    const [use] = findUses('x', 'cd a && npm run --silent gate -- --form "$OUT" | tee b');
    assert.deepEqual(use, { place: 'x', script: 'gate', words: ['--form', '$OUT'] });
  });
});

describe('the workflows', () => {
  it('pin every action by digest, with its version beside it', async () => {
    for (const { file, text } of await readWorkflows()) {
      for (const line of text.split('\n').filter((each) => /\buses: (?!\.\/)/.test(each)))
        assert.match(line, /uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, `${file}: ${line}`);
    }
  });

  it('give no permission to all jobs, and name those of each', async () => {
    for (const { file, permissions, jobs } of await readWorkflows()) {
      assert.deepEqual(permissions, {}, file);
      for (const [name, job] of Object.entries(jobs)) assert.ok(job.permissions !== undefined, `${file}: ${name}`);
    }
  });

  it('bound the time of every job, and keep no credentials in a checkout', async () => {
    for (const { file, jobs } of await readWorkflows()) {
      for (const [name, { uses, steps, 'timeout-minutes': minutes }] of Object.entries(jobs)) {
        assert.ok(uses !== undefined || minutes !== undefined, `${file}: ${name}`);
        for (const step of steps.filter((one) => one.uses?.startsWith('actions/checkout@')))
          assert.equal(step.with?.['persist-credentials'], false, `${file}: ${name}`);
      }
    }
  });

  it('hand what others wrote to shells in the environment only, where it is no shell', async () => {
    for (const workflow of await readWorkflows())
      for (const shell of shellOf(workflow)) assert.doesNotMatch(shell, /\$\{\{/, workflow.file);
  });

  it('publish nothing unless every job before it came to its end, the gate’s and those that it was handed results of', async () => {
    const release = (await readWorkflows()).find(({ file }) => file.endsWith('/release.yml'));
    const { publish, ...before } = release?.jobs ?? {};
    assert.deepEqual(publish?.needs.toSorted(), Object.keys(before).toSorted());
  });

  it('interrupt a run that hangs while its job has time to hand in what it has seen', async () => {
    const runs = (await readWorkflows()).flatMap(({ file, jobs }) =>
      Object.entries(jobs).flatMap(([name, { steps, 'timeout-minutes': limit = 0 }]) =>
        steps.flatMap(({ run = '' }) => (run.includes('npm run conformance') ? [{ job: `${file}: ${name}`, run, limit }] : [])),
      ),
    );
    assert.equal(runs.length, 3);
    for (const { job, run, limit } of runs) {
      const [, killAfter, minutes] = /^timeout --signal=INT --kill-after=(\d+)m (\d+)m npm run conformance/.exec(run) ?? [];
      assert.ok(Number(minutes) + Number(killAfter) < limit, `${job}: ${run}`);
    }
  });

  it('open the nightly’s issue whatever failed before it', async () => {
    const nightly = (await readWorkflows()).find(({ file }) => file.endsWith('/nightly.yml'));
    const issue = nightly?.jobs['regression']?.steps.find(({ run }) => run?.includes('file-issue.sh') === true);
    assert.match(issue?.if ?? '', /!cancelled\(\)/);
    assert.match(issue?.env?.['GATE'] ?? '', /\|\| 'closed'/);
  });

  it('do not run twice at once, but for those that others call', async () => {
    for (const { file, on, concurrency } of await readWorkflows())
      assert.equal(concurrency === undefined, Object.hasOwn(on, 'workflow_call'), file);
  });

  it('ask a pull request for what a release must show on the embedded cluster, so that a night is not red for it first', async () => {
    const known = { engines: Object.keys(suite.engines), claims: Object.keys(suite.claims) };
    const [release, pullRequest] = await Promise.all(
      ['gate.yaml', '.github/pull-request-gate.yaml'].map((file) => readPolicy(file, known)),
    );
    const embedded = release?.required.filter(({ cni }) => cni === 'nftables');
    assert.deepEqual(pullRequest?.required, embedded);
  });

  it('have an image for every Kubernetes version that they name', async () => {
    const images = await readFile('.github/node-images.txt', 'utf8');
    const versions = (await readWorkflows()).flatMap(({ text }) =>
      [...text.matchAll(/^ {6}kubernetes: '(.*)'$/gm)].flatMap(([, list = '']) => list.match(/\d+\.\d+/g) ?? []),
    );
    assert.ok(versions.length > 0);
    for (const version of versions)
      assert.match(images, new RegExp(`^${version} kindest/node:v${version}\\.\\d+@sha256:[0-9a-f]{64}$`, 'm'));
  });
});

function findUses(place: string, shell: string): readonly ScriptUse[] {
  const uses = shell
    .replaceAll(/^\s*#.*$/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .matchAll(/npm (?:--prefix \S+ )?run (?:--silent )?([\w:-]+)(?: -- ([^|>&;\n]*))?/g);
  return [...uses].map(([, script = '', rest = '']) => ({
    place,
    script,
    words: rest
      .split(/\s+/)
      .map((word) => word.replaceAll('"', ''))
      .filter((word) => word !== ''),
  }));
}

function commandOf(script: string, words: readonly string[]): keyof typeof commands | undefined {
  const spoken = script === 'conformance' ? 'run' : script;
  return commandNames.find((name) => name === `${spoken} ${words[0] ?? ''}`) ?? commandNames.find((name) => name === spoken);
}
