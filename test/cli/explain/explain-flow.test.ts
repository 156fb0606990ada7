import assert from 'node:assert/strict';
import { predictCluster } from '../../../clusters/predict/cluster.ts';
import { externals } from '../../../harness/cast/externals.ts';
import { explainFlow, type ExplainRequest, type Explanation } from '../../../cli/explain/explain-flow.ts';
import { findHelm } from '../../../harness/source/chart/find-helm.ts';
import { writeChart } from '../../source/chart/support/write-chart.ts';
import { readyCell } from '../../run/ready-cell.ts';
import { tinyChart } from '../../run/tiny-chart.ts';

const { cell } = readyCell([]);

async function explain(request: Partial<ExplainRequest>, files: Readonly<Record<string, string>> = tinyChart): Promise<Explanation> {
  await using chart = await writeChart(files);
  const { signal } = new AbortController();
  const start = { runId: 'abc123', externals: Object.values(externals), apiserverListeners: [], signal };
  const running = await predictCluster.start(start);
  const to = { endpoint: 'controller', port: 'metrics', protocol: 'TCP' } as const;
  const asked = {
    runId: 'abc123',
    chart: chart.path,
    baseValues: [],
    signal,
    helm: await findHelm({ signal }),
    cell,
    from: 'prometheus',
    to,
  };
  return await explainFlow({ ...asked, family: 4, ...request }, running);
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
  });
});
