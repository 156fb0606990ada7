import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readResults } from '../../reports/read-results.ts';
import { copyChart } from './chart-copy.ts';
import { runCli } from './run-cli.ts';

let out = '';

describe('the main job, on the embedded cluster', function () {
  this.timeout(120_000);
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
  });
  afterEach(() => rm(out, { recursive: true }));

  it('is green for the chart of this repository, and writes its reports', async () => {
    const run = await runCli(['--scenario', 'row-gate', '--out', out]);
    assert.equal(run.exitCode, 0, run.stdout + run.stderr);
    const { summary, run: about } = await readResults(join(out, 'results.json'));
    assert.equal(about.cluster.evidence, 'packets');
    assert.ok(summary.flows.ok > 0);
    assert.match(await readFile(join(out, 'junit.xml'), 'utf8'), /<testsuite /);
  });

  it('goes red for one broken line of a template, and names the flow, the rule, what was expected and what was seen', async () => {
    await using chart = await copyChart();
    await chart.edit(
      'templates/_kubernetes.tpl',
      '(dict "protocol" "TCP" "port" .number)',
      '(dict "protocol" "TCP" "port" (add1 .number))',
    );
    const run = await runCli(['--scenario', 'row-gate', '--engine', 'kubernetes', '--chart', chart.path, '--out', out]);
    assert.equal(run.exitCode, 1, run.stdout + run.stderr);
    const said = run.stdout.replace(/\s+/g, ' ');
    assert.match(said, /flow flagger → controller:8082\/TCP/);
    assert.match(said, /expected allowed: the gate rule renders with gate\.enabled \(claim row-gate, row ingress\/gate\)/);
    assert.match(said, /predicted denied by NetworkPolicy \S+\/conformance-stageset-controller › end of tier default/);
    assert.match(said, /enforced dropped, \d attempts/);
    assert.match(said, /templates\/policies\/kubernetes\.yaml/);
    assert.ok(said.includes(`--chart ${chart.path}`), said);
  });

  it('annotates the very line that is too open', async () => {
    await using chart = await copyChart();
    const tooOpen = '$rules (dict "action" "Allow" "protocol" "TCP")';
    const file = 'templates/_calico.tpl';
    await chart.edit(file, '$rules (dict "action" "Allow" "protocol" "TCP" "destination" (dict "ports" (list .number)))', tooOpen);
    const line = (await readFile(join(chart.path, file), 'utf8')).split('\n').findIndex((text) => text.includes(tooOpen)) + 1;
    const args = ['--cluster', 'predict', '--scenario', 'row-metrics', '--engine', 'calico', '--chart', chart.path, '--out', out];
    const run = await runCli([...args, '--reporter', 'annotations'], { env: { GITHUB_WORKSPACE: dirname(chart.path) } });
    assert.equal(run.exitCode, 1, run.stdout + run.stderr);
    assert.match(
      run.stdout,
      new RegExp(`^::error file=chart/${file},line=${String(line)},title=.*This line writes the rule that decides`, 'm'),
    );
  });

  const strayed = [
    {
      engine: 'cilium',
      file: 'cilium.yaml',
      selector: '{{- include "stageset-controller.selectorLabels" . | nindent 6 }}',
      other: 'other: label',
    },
    {
      engine: 'calico',
      file: 'calico.yaml',
      selector: '(include "stageset-controller.selectorLabels" . | fromYaml)',
      other: '(dict "other" "label")',
    },
    {
      engine: 'clusterNetworkPolicy',
      file: 'cluster-network-policy.yaml',
      selector: '{{- include "stageset-controller.selectorLabels" . | nindent 10 }}',
      other: 'other: label',
    },
  ];
  for (const { engine, file, selector, other } of strayed) {
    it(`goes red where the ${engine} policy is about other pods`, async () => {
      await using chart = await copyChart();
      await chart.edit(`templates/policies/${file}`, selector, other);
      const run = await runCli(['--scenario', 'row-gate', '--engine', engine, '--chart', chart.path, '--out', out]);
      assert.equal(run.exitCode, 1, run.stdout + run.stderr);
      assert.match(run.stdout.replace(/\s+/g, ' '), /None of the rendered policies selects a workload of the source/);
    });
  }

  it('works for another chart with the same values: its own labels, names and ports', async () => {
    const run = await runCli([
      '--scenario',
      'row-*',
      '--grep',
      'Metrics are open with (every|webhook on|gate on|webhook, gate on)|gate|webhook',
      '--engine',
      'kubernetes',
      '--chart',
      'test/fixtures/other-chart',
      '--out',
      out,
    ]);
    assert.match(run.stdout, /other-controller 2\.0\.0/);
    const { cells } = await readResults(join(out, 'results.json'));
    const metrics = cells.find(({ scenario }) => scenario === 'row-metrics');
    assert.equal(metrics?.outcome, 'ok', JSON.stringify(metrics?.reason));
    assert.ok(metrics.flows.some(({ id }) => id.startsWith('prometheus → controller:9100/TCP')));
  });
});
