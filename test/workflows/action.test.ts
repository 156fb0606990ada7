import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { parse } from 'yaml';
import { z } from 'zod';

const actionMs = 120_000;
const actionSchema = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string() })),
  outputs: z.record(z.string(), z.object({ value: z.string() })),
  runs: z.object({ steps: z.array(z.object({ env: z.record(z.string(), z.string()).optional() })) }),
});

describe('the action', function () {
  this.timeout(actionMs);
  let workspace: string;
  before(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'netpol-action-'));
  });
  after(() => rm(workspace, { recursive: true }));

  async function runAction(
    inputs: Readonly<Record<string, string>>,
    from = workspace,
  ): Promise<{ exitCode: number | undefined; stdout: string; outputs: string; summary: string }> {
    const { inputs: declared } = actionSchema.parse(parse(await readFile('action.yml', 'utf8')));
    const env = Object.fromEntries(
      Object.entries(declared).map(([name, { default: value }]) => [`INPUT_${name.toUpperCase()}`, inputs[name] ?? value]),
    );
    const files = { GITHUB_OUTPUT: join(workspace, 'output'), GITHUB_STEP_SUMMARY: join(workspace, 'summary') };
    for (const file of Object.values(files)) await writeFile(file, '');
    const { exitCode, stdout } = await execa('bash', ['.github/action/run-action.sh'], {
      env: { ...env, ...files, GITHUB_WORKSPACE: from, NO_COLOR: '1' },
      reject: false,
    });
    return {
      exitCode,
      stdout,
      outputs: await readFile(files.GITHUB_OUTPUT, 'utf8'),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    };
  }

  it('hands every input on', async () => {
    const { inputs, runs } = actionSchema.parse(parse(await readFile('action.yml', 'utf8')));
    const handed = Object.assign({}, ...runs.steps.map(({ env = {} }) => env)) as Readonly<Record<string, string>>;
    const expected = Object.keys(inputs).map((name) => [`INPUT_${name.toUpperCase()}`, `\${{ inputs.${name} }}`]);
    assert.deepEqual(handed, Object.fromEntries(expected));
  });

  it('runs the suite, and says the outcome and where results are', async () => {
    await writeFile(join(workspace, 'values.yaml'), 'replicaCount: 1\n');
    const { exitCode, outputs, summary } = await runAction({
      engine: 'kubernetes',
      values: 'values.yaml\n',
      flags: '--cluster predict --scenario row-gate',
    });
    assert.equal(exitCode, 0);
    assert.equal(outputs, `outcome=ok\nresults=${workspace}/netpol-conformance/results.json\n`);
    assert.notEqual(summary, '');
  });

  it("runs the workspace's own suite, found or named", async () => {
    const suite =
      'source: { manifests: [k8s] }\nclaims: { a: A }\nscenarios: [{ id: mine, claim: a, deny: ["elsewhere -> postgres:5432"] }]\n';
    const own = join(workspace, 'own');
    await cp('examples/shop/k8s', join(own, 'k8s'), { recursive: true });
    await writeFile(join(own, 'netpol.yaml'), suite);
    for (const inputs of [{ suite: 'own/netpol.yaml' }, {}]) {
      const { exitCode, stdout } = await runAction({ ...inputs, flags: '--cluster predict' }, 'suite' in inputs ? workspace : own);
      assert.equal(exitCode, 0, stdout);
      assert.match(stdout, /mine/);
    }
  });

  it('takes flags on several lines', async () => {
    const { exitCode, stdout } = await runAction({ flags: '--cluster predict\n  --scenario row-gate\n--engine calico\n' });
    assert.equal(exitCode, 0);
    assert.match(stdout, /row-gate/);
    assert.doesNotMatch(stdout, /row-metrics/);
  });

  it('says nothing of results that a step before it left, where it has none of its own', async () => {
    const { outputs: before } = await runAction({ flags: '--cluster predict --scenario row-gate' });
    assert.match(before, /outcome=ok/);
    const { exitCode, outputs, summary } = await runAction({ flags: '--no-such-flag', policy: 'gate.yaml' });
    assert.equal(exitCode, 3);
    assert.deepEqual({ outputs, summary }, { outputs: '', summary: '' });
  });

  it('fails where the gate is closed', async () => {
    await writeFile(
      join(workspace, 'gate.yaml'),
      'version: 1\nsource: stageset-controller\nmaxAge: 1h\nrequired: [{ cni: nftables, engines: all, claims: all }]\n',
    );
    const { exitCode, stdout, summary } = await runAction({ flags: '--cluster predict --scenario row-gate', policy: 'gate.yaml' });
    assert.equal(exitCode, 1);
    assert.match(stdout, /gate closed/);
    assert.match(summary, /gate closed/);
  });
});
