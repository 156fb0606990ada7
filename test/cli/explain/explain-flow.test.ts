import assert from 'node:assert/strict';
import { predictCluster } from '../../../clusters/predict/cluster.ts';
import { explainFlow, type ExplainRequest, type Explanation } from '../../../cli/explain/explain-flow.ts';
import { planCells } from '../../../harness/plan/plan-cells.ts';
import { externalsOf } from '../../../harness/run/externals-of.ts';
import { placeCells } from '../../../harness/run/place-cells.ts';
import { Renderings } from '../../../harness/run/renderings.ts';
import { openSource } from '../../../harness/source/open-source.ts';
import { specifyAll } from '../../../harness/suite/specify.ts';
import { tinyChart, tinyScenario, tinySuite } from '../../run/tiny-chart.ts';
import { writeChart } from '../../source/chart/support/write-chart.ts';

const runId = 'abc123';

async function explain(request: Partial<ExplainRequest>, files: Readonly<Record<string, string>> = tinyChart): Promise<Explanation> {
  await using chart = await writeChart(files);
  const { signal } = new AbortController();
  const suite = tinySuite([tinyScenario()]);
  const cells = planCells(specifyAll(suite), Object.keys(suite.engines), runId);
  await using source = await openSource({ spec: { kind: 'chart', path: chart.path, valuesFiles: [] }, signal });
  await using running = await predictCluster.start({ runId, externals: externalsOf({ suite, cells }), apiserverListeners: [], signal });
  const { sites } = running;
  const [placed] = placeCells(cells, { runId, suite, baseValues: [], sites });
  assert.ok(placed);
  const to = { endpoint: 'controller', port: 'metrics', protocol: 'TCP' } as const;
  const asked = { placed, runId, suite, source, sites, renderings: new Renderings(), signal, from: 'prometheus', to, family: 4 } as const;
  return await explainFlow({ ...asked, ...request }, running);
}

describe('explaining a flow', () => {
  it('predicts it by what the chart renders', async () => {
    const { flow, prediction } = await explain({});
    assert.deepEqual(flow, {
      source: 'prometheus',
      destination: 'npc-abc123-tiny-k/controller',
      protocol: 'TCP',
      port: 8080,
      family: 4,
      via: { kind: 'address' },
    });
    assert.equal(prediction.verdict, 'allowed');
    const gate = await explain({ from: 'neighbour', to: { endpoint: 'controller', port: 8082, protocol: 'TCP' }, family: 6 });
    assert.deepEqual([gate.prediction.verdict, gate.flow.family, gate.flow.source], ['denied', 6, 'npc-abc123-tiny-k/neighbour']);
  });

  it('looks a name up where one is given', async () => {
    const { flow } = await explain({ from: 'controller', to: { endpoint: 's3', port: 443, protocol: 'TCP' }, name: 'bucket.example.com' });
    assert.deepEqual([flow.destination, flow.via], ['s3', { kind: 'name', name: 'bucket.example.com' }]);
  });

  it('says why there is nothing to explain', async () => {
    await assert.rejects(explain({}, { ...tinyChart, 'templates/policy.yaml': '{{ fail "not so" }}' }), { message: /not so/, exitCode: 2 });
    await assert.rejects(explain({ from: 'nobody' }), { message: /^--from nobody: there is no such endpoint/, exitCode: 3 });
    await assert.rejects(explain({ to: { endpoint: 'nobody', port: 1, protocol: 'TCP' } }), { message: /^--to nobody/ });
    await assert.rejects(explain({ to: { endpoint: 'controller', port: 'web', protocol: 'TCP' } }), {
      message: /^--to: controller has no port web; write a number, or one of webhook, metrics, gate, health, /,
      exitCode: 3,
    });
  });
});
