import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import { type ChartCopy, copyChart } from './chart-copy.ts';
import { type CliRun, runCli } from './run-cli.ts';

const oneScenario = ['--cluster', 'predict', '--scenario', 'row-metrics'];
const oneCell = [...oneScenario, '--engine', 'kubernetes'];
let folder = '';

/** One clear sentence, its exit code, and no stack trace. */
async function assertRefused(args: readonly string[], exitCode: ExitCode, sentence: RegExp): Promise<void> {
  assertSaid(await runCli([...args, '--out', join(folder, 'out')]), exitCode, sentence);
}

function assertSaid(run: CliRun, exitCode: ExitCode, sentence: RegExp): void {
  const said = `${run.stdout}\n${run.stderr}`;
  assert.match(said.replace(/\s+/g, ' '), sentence);
  assert.equal(run.exitCode, exitCode, said);
  assert.doesNotMatch(said, /\n\s+at .*\.ts:\d+/);
}

async function withChart(
  damage: (chart: ChartCopy) => Promise<void>,
  exitCode: ExitCode,
  sentence: RegExp,
  engine = 'kubernetes',
): Promise<void> {
  await using chart = await copyChart();
  await damage(chart);
  await assertRefused([...oneScenario, '--engine', engine, '--chart', chart.path], exitCode, sentence);
}

describe('bad input', function () {
  this.timeout(60_000);
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-test-'));
  });
  after(() => rm(folder, { recursive: true }));

  describe('on the command line', () => {
    it('an unknown flag', () => assertRefused(['--engin', 'calico'], 3, /--engin\b.*--engine/));
    it('an unknown command', () => assertRefused(['lst'], 3, /lst.*list/));
    it('an unknown engine', () => assertRefused(['--engine', 'calicoo'], 3, /calicoo.*calico/));
    it('an unknown scenario', () => assertRefused(['--scenario', 'row-metric'], 3, /row-metric: there is no such scenario/));
    it('an unknown claim', () => assertRefused(['--claim', 'row-metric'], 3, /row-metric/));
    it('an unknown reporter', () => assertRefused(['--reporter', 'jnit'], 3, /jnit.*junit/));
    it('an impossible shard', () => assertRefused(['--shard', '3/2'], 3, /3\/2/));
    it('a selection that holds nothing', () => assertRefused(['--grep', 'no such words'], 3, /select no cell/));
    it('an endpoint that explain does not know', async () => {
      assertSaid(await runCli(['explain', '--from', 'promethus', '--to', 'controller:8080']), 3, /promethus.*prometheus/);
    });
  });

  describe('in the chart', () => {
    it('that does not exist', () => assertRefused([...oneCell, '--chart', '/no/such/chart'], 2, /\/no\/such\/chart.*does not exist/));
    it('that does not render', () =>
      withChart((chart) => chart.add('templates/broken.yaml', '{{ .Values.no.such.thing | fail }}'), 2, /broken\.yaml/));
    it('that renders no YAML', () => withChart((chart) => chart.add('templates/broken.yaml', 'a: [b'), 2, /broken\.yaml/));
    it('that renders no policy though enabled', () =>
      withChart(
        (chart) => chart.edit('templates/policies/kubernetes.yaml', '(eq $policy.engine "kubernetes")', 'false'),
        1,
        /No policy object was rendered under engine kubernetes, though flows are to be denied by objects of kubernetes\./,
      ));
    it('whose policies select other labels than the Deployment has', () =>
      withChart(
        (chart) =>
          chart.edit(
            'templates/policies/kubernetes.yaml',
            '{{- include "stageset-controller.selectorLabels" . | nindent 6 }}',
            'app: other',
          ),
        1,
        /None of the rendered policies selects a workload of the source\. .* \(controller: .*app\.kubernetes\.io\/name=stageset-controller/,
      ));
    it('whose Deployment selects other labels than it has', () =>
      withChart(
        (chart) => chart.edit('templates/deployment.yaml', 'matchLabels:', 'matchLabels: {other: label}\n    unused:'),
        2,
        /wants the label other=label/,
      ));
    it('whose Deployment lacks a named port', () =>
      withChart(
        (chart) => chart.edit('templates/deployment.yaml', '- name: {{ $name }}', '- name: {{ $name | replace "metrics" "metricz" }}'),
        2,
        /no container port is named metrics, which the scenario asks for \(there are: .*metricz/,
      ));
    it('without a workload', () =>
      withChart(
        (chart) => chart.edit('templates/deployment.yaml', 'kind: Deployment', 'kind: ConfigMap'),
        2,
        /subject controller must be exactly one workload called \*; none is/,
      ));
    it('that renders an unknown field', () =>
      withChart(
        (chart) =>
          chart.add(
            'templates/extra.yaml',
            'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: extra}\nspec: {podSelector: {}, policyTypes: [Ingress], ingres: []}\n',
          ),
        1,
        /templates\/extra\.yaml: NetworkPolicy .*extra: spec\.ingres: unknown field/,
      ));
    it('that renders an unknown kind', () =>
      withChart(
        (chart) => chart.add('templates/extra.yaml', 'apiVersion: cilium.io/v9\nkind: CiliumMagicPolicy\nmetadata: {name: extra}\n'),
        1,
        /extra\.yaml.*CiliumMagicPolicy/,
      ));
    it('that selects pods of other namespaces', () =>
      withChart(
        (chart) =>
          chart.add(
            'templates/extra.yaml',
            'apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: extra}\nspec: {tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}]}\n',
          ),
        1,
        /ClusterNetworkPolicy extra selects .*outside the release namespace/,
        'clusterNetworkPolicy',
      ));
    it('that renders a policy of another dialect than its engine', () =>
      withChart(
        (chart) =>
          chart.add(
            'templates/extra.yaml',
            'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: extra}\nspec: {endpointSelector: {}, ingress: [{}]}\n',
          ),
        1,
        /templates\/extra\.yaml: CiliumNetworkPolicy extra .* is of the dialect cilium, and engine kubernetes is to render kubernetes only/,
      ));
  });

  describe('in the values', () => {
    async function withValues(text: string, exitCode: ExitCode, sentence: RegExp): Promise<void> {
      const file = join(folder, 'values.yaml');
      await writeFile(file, text);
      await assertRefused([...oneCell, '--values', file], exitCode, sentence);
    }
    it('a file that does not exist', () =>
      assertRefused([...oneCell, '--values', '/no/values.yaml'], 3, /\/no\/values\.yaml.*no such file/));
    it('no YAML', () => withValues('a: [b', 2, /values\.yaml: is no YAML/));
    it('no map', () => withValues('- a', 2, /values\.yaml: chart values are a map of keys, not a list/));
    it('a key that the schema does not know', () => withValues('networkPolicy: {egresss: {}}', 2, /egresss/));
  });
});
