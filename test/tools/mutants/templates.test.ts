import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { defaultChart } from '../../../cli/default-chart.ts';
import type { PreparedCatalogue } from '../../../tools/mutants/catalogue/prepare-catalogue.ts';
import { judgeTemplate } from '../../../tools/mutants/templates/judge-template.ts';
import { listTemplateMutants, policyTemplates } from '../../../tools/mutants/templates/list-template-mutants.ts';
import type { TemplateMutant } from '../../../tools/mutants/templates/template-mutant.ts';
import { prepareScenarios } from './prepare.ts';

describe('mutants of the templates', function () {
  this.timeout(120_000);
  let prepared: PreparedCatalogue;
  let mutants: readonly TemplateMutant[];

  before(async () => {
    prepared = await prepareScenarios(['custom-ports', 'default-deny', 'egress-forms']);
    mutants = await listTemplateMutants(defaultChart, policyTemplates);
  });

  after(() => prepared[Symbol.asyncDispose]());

  function find(file: string, operator: string, before: string): TemplateMutant {
    const found = mutants.find(
      (mutant) => mutant.file === `templates/${file}` && mutant.operator === operator && mutant.before.includes(before),
    );
    assert.ok(found !== undefined, `${file} ${operator} ${before}`);
    return found;
  }

  const cases = [
    ['_policies.tpl', 'confuse-word', 'eq $name "metrics"', ['caught', 'refused']],
    ['_calico.tpl', 'delete-line', 'set $destination "namespaceSelector"', ['caught', 'refused']],
    ['_cilium.tpl', 'flip-condition', 'if .selectors', ['caught', 'refused']],
    ['_kubernetes.tpl', 'delete-line', '"ports" $ports)', ['caught']],
    ['policies/cluster-network-policy.yaml', 'delete-line', 'namespaceSelector:', ['refused']],
  ] as const;
  for (const [file, operator, before, kinds] of cases) {
    it(`${operator} at ${before} in ${file} is ${kinds.join(' or ')}`, async () => {
      const { kind } = await judgeTemplate(find(file, operator, before), prepared);
      assert.ok(
        kinds.some((expected) => expected === kind),
        kind,
      );
    });
  }

  /** The line of the deployment with these words, changed. */
  async function changeWorkload(before: string, change: (line: string) => string): Promise<TemplateMutant> {
    const file = 'templates/deployment.yaml';
    const lines = (await readFile(`${defaultChart}/${file}`, 'utf8')).split('\n');
    const index = lines.findIndex((line) => line.includes(before));
    const line = lines[index];
    assert.ok(line !== undefined, before);
    return { file, line: index + 1, operator: 'by hand', before, after: change(line) };
  }

  describe('that change the pods', () => {
    it('are judged by flows to the ports that the pods have then', async () => {
      const mutant = await changeWorkload('containerPort:', (line) => line.replace('int', 'add 1'));
      const fate = await judgeTemplate(mutant, prepared);
      assert.ok(fate.kind === 'caught', fate.kind);
      assert.ok(
        fate.flows.some(({ flow }) => flow.id.includes('controller:18081/TCP')),
        fate.flows.map(({ flow }) => flow.id).join(', '),
      );
    });

    it('are refused where nobody would make them', async () => {
      const name = '(dict "app.kubernetes.io/name" "other")';
      const mutant = await changeWorkload('merge $labels', (line) => line.replace('$labels', `${name} $labels`));
      const fate = await judgeTemplate(mutant, prepared);
      assert.ok(fate.kind === 'refused', fate.kind);
      assert.match(fate.reason, /selector wants the label/);
    });

    it('are refused where a flow is for a port that no pod has then', async () => {
      const mutant = await changeWorkload('- name: {{ $name }}', (line) => line.replace('$name', 'printf "%s-x" $name'));
      assert.equal((await judgeTemplate(mutant, prepared)).kind, 'refused');
    });

    it('change nothing where another pod is like the first', async () => {
      const fate = await judgeTemplate(await changeWorkload('replicas:', (line) => line.replace(/\{\{.*/, '2')), prepared);
      assert.equal(fate.kind, 'equivalent');
    });
  });

  it('a space that changes nothing renders the same bytes', async () => {
    const mutant = find('_kubernetes.tpl', 'delete-line', '"ports" $ports)');
    const lines = (await readFile(`${defaultChart}/${mutant.file}`, 'utf8')).split('\n');
    const spaced = { ...mutant, after: `${lines[mutant.line - 1] ?? ''} ` };
    const fate = await judgeTemplate(spaced, prepared);
    assert.equal(fate.kind, 'identical');
  });

  it('are hundreds, in every template of the policies', () => {
    assert.ok(mutants.length > 300, String(mutants.length));
    assert.deepEqual(
      policyTemplates.filter((file) => !mutants.some((mutant) => mutant.file === file)),
      [],
    );
  });
});
