import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import { predictCluster } from '../../clusters/predict/cluster.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import { manifests } from '../policy/manifests.ts';
import { buildPrediction } from '../reports/build-results.ts';
import { modelCluster } from './model-cluster.ts';
import { flowTo, onlyCell, runTiny, tinyChart, tinyScenario, tinySuite } from './tiny-chart.ts';

const lies = modelCluster({ observe: () => 'connected' });
const policyFile = 'templates/policy.yaml';

describe('the results of a run', () => {
  it('say which part of the catalogue it is', async () => {
    const whole = (await runTiny([tinyScenario()])).run;
    assert.equal('shard' in whole || 'selection' in whole || 'problem' in whole, false);
    const part = (await runTiny([tinyScenario()], { shard: { index: 2, of: 3 }, selection: 'part' })).run;
    assert.deepEqual([part.shard, part.selection], [{ index: 2, of: 3 }, 'part']);
    // The two are of different clocks.
    const elapsedMs = Date.now() - Date.parse(part.startedAt) + 500;
    assert.ok(part.durationMs >= 0 && part.durationMs <= elapsedMs);
    for (const { name, durationMs } of part.stages) assert.ok(durationMs >= 0 && durationMs <= elapsedMs, name);
  });

  it('have the rules of each policy, and its lines in the chart where something is wrong', async () => {
    const policy = tinyChart[policyFile];
    const files = {
      ...tinyChart,
      'templates/other.yaml': policy.replace('name: controller', 'name: other').replace('port: 8080', 'port: 8081'),
    };
    const { policies } = onlyCell(await runTiny([tinyScenario()], { cluster: lies }, files));
    assert.deepEqual(
      policies.map(({ file, rules, source }) => [file, rules.length, source?.file, rules[0]?.source?.file]),
      [
        ['templates/other.yaml', 1, 'templates/other.yaml', 'templates/other.yaml'],
        [policyFile, 1, policyFile, policyFile],
      ],
    );
    const lines = policies.map(({ source, rules }) => [source?.line, rules[0]?.source?.line]);
    const text = policy.split('\n');
    const ofPolicy = [text.findIndex((line) => line.startsWith('kind')) + 1, text.findIndex((line) => line.includes('- ports')) + 1];
    assert.deepEqual(lines, [ofPolicy, ofPolicy]);
    const ok = onlyCell(await runTiny([tinyScenario()], {}, files));
    assert.equal(
      ok.policies.some((each) => 'source' in each),
      false,
    );
  });

  it('have the policies that somebody else put there, which are enforced and have no file of the chart', async () => {
    const object = manifests(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: foreign, namespace: npc-abc123-tiny-k }
spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ ports: [{ port: 8082 }] }] }
`).map((manifest) => manifest.object);
    const cell = onlyCell(
      await runTiny([tinyScenario({ foreignPolicies: () => object, expect: () => [allowed('prometheus', 'controller:gate', '')] })], {
        cluster: modelCluster({ observe: ({ when }) => (when === 'enforced' ? 'dropped' : 'connected') }),
      }),
    );
    assert.equal(flowTo(cell, 'gate').predicted?.verdict, 'allowed');
    assert.deepEqual(
      cell.policies.map(({ file, source }) => [file, source === undefined]),
      [
        [policyFile, false],
        ['scenario tiny', true],
      ],
    );
  });

  it('have no phase where nothing can be probed, or where nothing is sent', async () => {
    const stages = async (...args: Parameters<typeof runTiny>): Promise<readonly string[]> =>
      (await runTiny(...args)).run.stages.map(({ name }) => name);
    const prepared = ['start', 'render', 'deploy'];
    assert.deepEqual(await stages([tinyScenario()], { cluster: predictCluster }), prepared);
    assert.deepEqual(await stages([tinyScenario()], {}, { ...tinyChart, [policyFile]: '' }), prepared);
  });

  it('ask no packet of a flow that the cluster cannot send', async () => {
    const sent: number[] = [];
    const cluster = modelCluster({
      cannotProbe: ({ flow }) => (flow.family === 6 ? 'no IPv6 here' : undefined),
      observe: ({ request, honest }) => {
        sent.push(request.flow.family);
        return honest;
      },
    });
    await runTiny([tinyScenario()], { cluster });
    assert.deepEqual([...new Set(sent)], [4]);
    assert.equal(sent.length, 6);
  });

  it('look no second time at what an enforcer is known to do', async () => {
    let looks = 0;
    const deviation = { id: 'leaky', sentence: 'it leaks', prediction: buildPrediction('allowed') };
    const cluster = modelCluster({
      observe: () => {
        looks += 1;
        return 'connected';
      },
      predictDeviation: () => deviation,
    });
    const { summary } = await runTiny([tinyScenario()], { cluster });
    assert.equal(looks, 3 * 4);
    assert.equal(summary.flows.deviates, 2);
  });

  it('show roles in place of generated names in every step of a prediction', async () => {
    const { predicted } = flowTo(onlyCell(await runTiny([tinyScenario()])), 'gate');
    assert.deepEqual([...new Set(predicted?.trace.map(({ subject }) => subject))].toSorted(), ['controller', 'prometheus']);
  });

  it('judge a workload at any port, also at those that the harness listens at by default', async () => {
    const own = tinyChart['templates/deployment.yaml'].replaceAll('8082', '9999');
    const scenario = tinyScenario({
      expect: () => [
        denied('prometheus', 'controller:gate', 'no rule'),
        denied('prometheus', 'controller:unlisted', 'no rule'),
        allowed('prometheus', 'controller:metrics', 'its rule'),
      ],
    });
    const cell = onlyCell(await runTiny([scenario], {}, { ...tinyChart, 'templates/deployment.yaml': own }));
    assert.deepEqual([cell.outcome, cell.reason], ['ok', undefined]);
    assert.deepEqual([...new Set(cell.flows.map(({ port }) => port))], [9999, 10_000, 8080]);
  });

  it('do not hide a defect in a scenario', async () => {
    const defect = new TypeError('a bug');
    const checks = () => [{ id: 'check', because: '', run: () => Promise.reject(defect) }];
    await assert.rejects(runTiny([tinyScenario({ checks })]), defect);
    const expect = () => {
      throw defect;
    };
    await assert.rejects(runTiny([tinyScenario({ expect })]), defect);
    const twice = tinyScenario({
      expect: () => [denied('prometheus', 'controller:gate', 'a'), denied('prometheus', 'controller:gate', 'b')],
    });
    assert.match(onlyCell(await runTiny([twice])).reason ?? '', /declared twice/);
  });

  it('are those of a chart that is told nothing of policies, too', async () => {
    const scenario = tinyScenario({ values: () => ({}), expect: () => [allowed('prometheus', 'controller:gate', 'no policy')] });
    const policy = `{{- if (.Values.networkPolicy).enabled }}\n${stringify({ kind: 'None' })}{{- end }}\n`;
    const suite = {
      ...tinySuite([scenario]),
      engines: { kubernetes: { values: { networkPolicy: { engine: 'kubernetes' } }, dialects: [] } },
    };
    const cell = onlyCell(await runTiny([], { suite }, { ...tinyChart, [policyFile]: policy }));
    assert.deepEqual([cell.outcome, cell.values], ['ok', { networkPolicy: { engine: 'kubernetes' } }]);
  });
});
