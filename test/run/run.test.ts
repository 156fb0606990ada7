import assert from 'node:assert/strict';
import { predictCluster } from '../../clusters/predict/cluster.ts';
import type { EnforceResult } from '../../harness/cluster/cluster.ts';
import type { ProgressEvent } from '../../harness/run/progress.ts';
import type { CheckContext } from '../../harness/suite/check.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { buildPrediction } from '../reports/build-results.ts';
import { modelCluster } from './model-cluster.ts';
import { flowTo, onlyCell, runTiny, tinyChart, tinyScenario } from './tiny-chart.ts';

describe('a run', () => {
  it('judges every flow between two open phases, and says what was rendered, predicted and seen', async () => {
    const results = await runTiny([tinyScenario()]);
    const cell = onlyCell(results);
    assert.equal(results.summary.exitCode, 0);
    assert.equal(results.run.completeness, 'complete');
    assert.equal(results.run.problem, undefined);
    assert.deepEqual(results.run.cluster, { name: 'model', cni: 'model', evidence: 'packets', details: {} });
    assert.equal(results.run.source.name, 'tiny');
    assert.deepEqual(
      results.run.stages.map(({ name }) => name),
      ['start', 'render', 'deploy', 'open', 'apply', 'enforced', 'remove', 'restored'],
    );
    const { id, scenario, claim, title, engine, outcome, values, timeToEnforceMs } = cell;
    assert.deepEqual(
      { id, scenario, claim, title, engine, outcome, values, timeToEnforceMs },
      {
        id: 'tiny/kubernetes',
        scenario: 'tiny',
        claim: 'row-metrics',
        title: 'only metrics are open',
        engine: 'kubernetes',
        outcome: 'ok',
        values: { networkPolicy: { enabled: true, engine: 'kubernetes' } },
        timeToEnforceMs: 70,
      },
    );
    assert.deepEqual(
      cell.policies.map(({ ref, file, rules }) => ({ ref, file, rules })),
      [
        {
          ref: `NetworkPolicy ${cell.namespace}/controller`,
          file: 'templates/policy.yaml',
          rules: [{ direction: 'ingress', path: 'spec.ingress[0]', action: 'allow' }],
        },
      ],
    );
    const metrics = flowTo(cell, 'metrics');
    const { observed, predicted, ...rest } = metrics;
    assert.deepEqual(rest, {
      id: 'prometheus → controller:8080/TCP',
      direction: 'ingress',
      source: 'prometheus',
      destination: 'controller',
      target: 'controller:metrics',
      address: 'controller:8080',
      protocol: 'TCP',
      port: 8080,
      family: 4,
      row: 'ingress/metrics',
      because: 'its rule',
      declared: 'allowed',
      verdict: 'allowed',
      outcome: 'ok',
      findings: [],
      repeat: "npm run conformance -- --scenario tiny --engine kubernetes --grep 'prometheus → controller'",
    });
    assert.equal(predicted?.decidedBy.subject, 'controller');
    assert.deepEqual(Object.keys(observed), ['open', 'enforced', 'restored']);
    const gate = flowTo(cell, 'gate');
    assert.deepEqual([gate.verdict, gate.outcome, gate.observed.enforced?.kind], ['denied', 'ok', 'dropped']);
    assert.equal('row' in gate, false);
  });

  it('tells what it does while it does it', async () => {
    const events: ProgressEvent[] = [];
    await runTiny([tinyScenario()], { onProgress: (event) => events.push(event) });
    const stages = ['start', 'render', 'deploy', 'open', 'apply', 'enforced', 'remove', 'restored', 'clean up'];
    assert.deepEqual(
      events.filter(({ total }) => total === 0),
      stages.map((stage) => ({ stage, done: 0, total: 0 })),
    );
    assert.deepEqual(
      events.filter(({ total }) => total > 0),
      [{ stage: 'render', done: 1, total: 1 }, ...['open', 'enforced', 'restored'].map((stage) => ({ stage, done: 4, total: 4 }))],
    );
  });

  it('fails what the packets show to be otherwise, and says where the policy was written', async () => {
    const cluster = modelCluster({ observe: () => 'connected' });
    const results = await runTiny([tinyScenario()], { cluster });
    const cell = onlyCell(results);
    const gate = flowTo(cell, 'gate');
    assert.equal(results.summary.exitCode, 1);
    assert.deepEqual([gate.outcome, gate.verdict, gate.reason], ['failed', 'allowed', 'expected denied, but it connected']);
    assert.deepEqual(
      gate.findings.map(({ kind }) => kind),
      ['enforcer-deviation'],
    );
    assert.equal(flowTo(cell, 'metrics').outcome, 'ok');
    assert.equal(cell.policies[0]?.source?.file, 'templates/policy.yaml');
    assert.match(results.run.problem ?? '', /No flow was denied .* does not enforce network policies/);
  });

  it('calls a rendered policy that says otherwise than declared a defect of the chart', async () => {
    const scenario = tinyScenario({
      expect: () => [denied('prometheus', 'controller:metrics', 'declared wrongly'), denied('prometheus', 'controller:gate', 'no rule')],
    });
    const metrics = flowTo(onlyCell(await runTiny([scenario])), 'metrics');
    assert.equal(metrics.outcome, 'failed');
    assert.deepEqual(
      metrics.findings.map(({ kind }) => kind),
      ['source-defect'],
    );
  });

  it('needs a denial to believe in any allowance, and has one of its own where none is declared', async () => {
    const scenario = tinyScenario({ expect: () => [allowed('prometheus', 'controller:metrics', 'its rule')] });
    const honest = await runTiny([scenario]);
    assert.deepEqual([honest.run.problem, honest.summary.exitCode, honest.cells.length], [undefined, 0, 1]);
    const { run, summary } = await runTiny([scenario], { cluster: modelCluster({ observe: () => 'connected' }) });
    assert.equal(run.problem, 'No flow was denied with the policies applied: this cluster does not enforce network policies.');
    assert.equal(summary.exitCode, 2);
  });

  it('judges predictions only where there are no packets, and never calls that packets', async () => {
    const { run, summary, cells } = await runTiny([tinyScenario()], { cluster: predictCluster });
    assert.equal(run.cluster.evidence, 'prediction');
    assert.equal(run.problem, undefined);
    assert.equal(summary.exitCode, 0);
    assert.deepEqual(
      cells[0]?.flows.map(({ verdict, observed }) => [verdict, Object.keys(observed).length]),
      [
        ['allowed', 0],
        ['allowed', 0],
        ['denied', 0],
        ['denied', 0],
      ],
    );
    const wrong = tinyScenario({ expect: () => [denied('prometheus', 'controller:metrics', 'declared wrongly')] });
    const failed = onlyCell(await runTiny([wrong], { cluster: predictCluster })).flows[0];
    assert.deepEqual([failed?.outcome, failed?.reason], ['failed', 'expected denied, but the manifests say allowed']);
  });

  it('skips a cell whose engine the cluster does not serve, and a flow that it cannot send, with the reasons', async () => {
    const cluster = modelCluster({
      cannotServe: (engine) => (engine === 'cilium' ? 'no such API' : undefined),
      cannotProbe: ({ flow }) => (flow.family === 6 ? 'no IPv6 here' : undefined),
    });
    const { cells, summary } = await runTiny([tinyScenario({ engines: ['kubernetes', 'cilium'] })], { cluster });
    const [kubernetes, cilium] = cells;
    assert.deepEqual([cilium?.outcome, cilium?.reason, cilium?.flows], ['skipped', 'no such API', []]);
    assert.equal(kubernetes?.outcome, 'ok');
    for (const { family, outcome, reason } of kubernetes.flows)
      assert.deepEqual([outcome, reason], family === 6 ? ['skipped', 'no IPv6 here'] : ['ok', undefined]);
    assert.equal(summary.exitCode, 0);
  });

  for (const [kind, outcome] of [
    ['refused', 'failed'],
    ['unanswered', 'inconclusive'],
  ] as const)
    it(`a cell whose policies are ${kind} is ${outcome}, with the cluster's words, and the others are probed`, async () => {
      const scenarios = [tinyScenario(), tinyScenario({ id: 'other', values: () => ({ other: 1, networkPolicy: { enabled: true } }) })];
      const enforce = (cells: readonly { readonly cell: string }[]): Promise<ReadonlyMap<string, EnforceResult>> =>
        Promise.resolve(new Map(cells.map(({ cell }) => [cell, answer(cell)])));
      const answer = (cell: string): EnforceResult =>
        cell.includes('other') ? { kind, message: 'admission said no' } : { kind: 'applied', atMs: 0 };
      const { cells } = await runTiny(scenarios, { cluster: modelCluster({ enforce }) });
      assert.deepEqual([cells[1]?.outcome, cells[1]?.reason, cells[1]?.flows], [outcome, 'admission said no', []]);
      assert.equal(cells[0]?.flows.length, 4);
    });

  it('takes a wrong verdict that the enforcer is known for as a deviation, and no other', async () => {
    const deviation = { id: 'leaky', sentence: 'it leaks', prediction: buildPrediction('allowed') };
    const leaks = modelCluster({ observe: () => 'connected', predictDeviation: () => deviation });
    const gate = flowTo(onlyCell(await runTiny([tinyScenario()], { cluster: leaks })), 'gate');
    assert.deepEqual([gate.outcome, gate.reason, gate.verdict], ['deviates', 'leaky: it leaks', 'allowed']);
    assert.equal(gate.predicted?.verdict, 'allowed');
    assert.deepEqual(
      gate.findings.map(({ kind }) => kind),
      ['enforcer-deviation'],
    );
    const stays = modelCluster({
      observe: ({ when, honest }) => (when === 'restored' ? 'dropped' : honest),
      predictDeviation: () => deviation,
    });
    assert.equal(flowTo(onlyCell(await runTiny([tinyScenario()], { cluster: stays })), 'gate').outcome, 'failed');
  });

  it('has results for a run whose cluster does not come up', async () => {
    const cluster = {
      name: 'broken',
      planned: { cni: 'some', details: { kernel: '1' } },
      start: () => Promise.reject(new UserError('no nft: install it', 2)),
    };
    const { run, cells, summary } = await runTiny([tinyScenario()], { cluster });
    assert.equal(run.problem, 'no nft: install it');
    assert.deepEqual(run.cluster, { name: 'broken', cni: 'some', evidence: 'packets', details: { kernel: '1' } });
    assert.deepEqual([cells[0]?.outcome, cells[0]?.reason], ['inconclusive', 'no nft: install it']);
    assert.equal(summary.exitCode, 2);
    const { source } = (await runTiny([tinyScenario()], { source: { kind: 'chart', path: '/no/such/chart', valuesFiles: [] } })).run;
    assert.deepEqual(source, { kind: 'chart', path: '/no/such/chart', name: 'unknown', digest: 'unknown', valuesFiles: [], leftOut: [] });
  });

  it('keeps what it has found when it is interrupted, and calls it partial', async () => {
    const controller = new AbortController();
    const cluster = modelCluster({
      enforce: () => {
        controller.abort(new Error('SIGINT'));
        return Promise.reject(new Error('aborted'));
      },
    });
    const { run, cells, summary } = await runTiny([tinyScenario()], { cluster, signal: controller.signal });
    assert.equal(run.completeness, 'partial');
    assert.equal(run.problem, 'Interrupted by SIGINT: the results are partial.');
    assert.equal(summary.exitCode, 2);
    assert.deepEqual(Object.keys(cells[0]?.flows[0]?.observed ?? {}), ['open']);
  });

  it('does not hide a defect of its own', async () => {
    const cluster = modelCluster({ release: () => Promise.reject(new TypeError('a bug')) });
    await assert.rejects(runTiny([tinyScenario()], { cluster }), new TypeError('a bug'));
  });

  it('stops a cell that does not render, whose chart has no policy, or whose policies miss the controller', async () => {
    const stops = async (files: Record<string, string>): Promise<readonly (string | undefined)[]> => {
      const { outcome, reason, flows } = onlyCell(await runTiny([tinyScenario()], {}, { ...tinyChart, ...files }));
      assert.deepEqual(flows, []);
      return [outcome, reason];
    };
    const [broken, said] = await stops({ 'templates/policy.yaml': '{{ fail "not so" }}' });
    assert.equal(broken, 'inconclusive');
    assert.match(said ?? '', /not so/);
    const [none, why] = await stops({ 'templates/policy.yaml': '' });
    assert.equal(none, 'failed');
    assert.match(
      why ?? '',
      /^No policy object was rendered under engine kubernetes, though it is to render objects of kubernetes\. Look .* render --scenario tiny/,
    );
    const [missed, labels] = await stops({
      'templates/policy.yaml': tinyChart['templates/policy.yaml'].replace('app: controller', 'app: else'),
    });
    assert.equal(missed, 'failed');
    assert.match(
      labels ?? '',
      /^None of the rendered policies selects a workload of the source\. Compare .* \(controller: app=controller, pod-template-hash=\w+\)\./,
    );
    const [strange, text] = await stops({
      'templates/policy.yaml': tinyChart['templates/policy.yaml'].replace('port: 8080', 'port: [1]'),
    });
    assert.equal(strange, 'failed');
    assert.match(text ?? '', /spec\.ingress\[0\]\.ports\[0\]\.port/);
  });

  it('judges a chart whose policies are off, where that is what a scenario says', async () => {
    const off = tinyScenario({
      id: 'off',
      values: () => ({ networkPolicy: { enabled: false } }),
      expect: () => [allowed('prometheus', 'controller:gate', 'no policy')],
    });
    const { cells, summary } = await runTiny([off, tinyScenario()]);
    assert.deepEqual([cells[0]?.outcome, cells[0]?.policies], ['ok', []]);
    assert.equal(summary.exitCode, 0);
  });

  it('runs the checks of a scenario: what they say fails it, what they cannot say leaves it open', async () => {
    const outcomes: (string | undefined)[][] = [];
    for (const answer of [() => undefined, () => 'it is wrong', () => Promise.reject(new UserError('cannot tell', 2))]) {
      const checks = () => [{ id: 'check', because: 'it must', run: answer }];
      const cell = onlyCell(await runTiny([tinyScenario({ checks })]));
      outcomes.push([cell.outcome, cell.checks[0]?.outcome, cell.checks[0]?.reason]);
    }
    assert.deepEqual(outcomes, [
      ['ok', 'ok', undefined],
      ['failed', 'failed', 'it is wrong'],
      ['inconclusive', 'inconclusive', 'cannot tell'],
    ]);
  });

  it('shows checks the rendered manifests, and renders again as they ask', async () => {
    const seen: number[] = [];
    const checks = () => [
      {
        id: 'renders',
        because: 'it can look again',
        run: async ({ manifests, policies, render }: CheckContext) => {
          const off = await render({ values: { networkPolicy: { enabled: false } } });
          seen.push(manifests.length, policies.length, off.length, (await render({})).length);
          return undefined;
        },
      },
    ];
    await runTiny([tinyScenario({ checks })]);
    assert.deepEqual(seen, [2, 1, 1, 2]);
  });
});
