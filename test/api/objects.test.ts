import assert from 'node:assert/strict';
import { run } from '../../api/run.ts';
import { allowed, denied, type Expectation } from '../../harness/suite/expectation.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import type { Suite } from '../../harness/suite/suite.ts';
import type { CellResult } from '../../harness/vocabulary/results.ts';
import { tinyChart } from '../run/tiny-chart.ts';
import { writeChart } from '../source/chart/support/write-chart.ts';
import { fatesOf, peers, predict, suiteAbout } from './own-suite.ts';

/** The only cell of a run on the embedded cluster, and that the model says the same of each flow. */
async function proven(suite: Suite): Promise<CellResult> {
  const results = await run({ suite });
  assert.equal(results.run.problem, undefined);
  const [cell, ...more] = results.cells;
  assert.ok(cell && more.length === 0);
  for (const { id, predicted, verdict, outcome } of cell.flows) if (outcome !== 'skipped') assert.equal(predicted?.verdict, verdict, id);
  return cell;
}

async function assertHolds(file: string, expectations: readonly Expectation[], changes: Partial<Scenario> = {}): Promise<CellResult> {
  const cell = await proven(suiteAbout(file, expectations, changes));
  assert.equal(cell.outcome, 'ok', cell.reason ?? fatesOf([cell]).join('\n'));
  assert.ok(cell.flows.length >= expectations.length);
  return cell;
}

/** Why the only cell did not get as far as a flow. */
async function stopped(suite: Suite): Promise<readonly [CellResult['outcome'], string]> {
  const { cells } = await predict(suite);
  assert.deepEqual([cells.length, cells[0]?.flows], [1, []]);
  return [cells[0]?.outcome ?? 'ok', cells[0]?.reason ?? ''];
}

describe('what objects mean on a cluster', () => {
  it('two workloads talk to each other, also by the Service in front of one', async () => {
    const byService = { approach: { kind: 'service' } } as const;
    const { flows } = await assertHolds('two-workloads', [
      allowed('front', 'back:api', 'its rule'),
      allowed('front', 'back:9000', 'its rule', byService),
      denied('front', 'back:unlisted', 'another port'),
      denied('stranger', 'back:api', 'no rule'),
      denied('client', 'back:api', 'by its Service neither', byService),
      allowed('back', 'front:web', 'nothing isolates it'),
    ]);
    assert.ok(flows.some(({ address }) => /^Service .*\/back$/.test(address)));
  });

  it('a workload with replicas talks to its other replica, or not', async () => {
    await assertHolds('replicas', [
      allowed('api', 'api:gossip', 'replicas find each other'),
      denied('api', 'api:http', 'but not there'),
      denied('stranger', 'api:gossip', 'and nobody else does'),
    ]);
  });

  it('a policy selects one replica of a StatefulSet by the label of its name', async () => {
    await assertHolds('stateful-set', [denied('stranger', 'db:sql', 'the policy selects the first replica')]);
    await assertHolds('stateful-set-of-two', [
      denied('stranger', 'db:sql', 'the policy selects the first replica'),
      allowed('stranger', 'db.1:sql', 'and not the second'),
    ]);
  });

  it('egress to CoreDNS may be allowed by the names of its ports', async () => {
    await assertHolds('dns-by-name', [
      allowed('web', 'dns', 'CoreDNS names its ports dns and dns-tcp'),
      denied('web', 'bucket:https', 'no rule'),
    ]);
  });

  it('a workload may listen at 9999', async () => {
    const { flows } = await assertHolds('port-9999', [
      denied('stranger', 'db:sql', 'no rule'),
      denied('stranger', 'db:unlisted', 'nor at another port'),
      denied('client', 'db:9999', 'by its number'),
    ]);
    assert.deepEqual([...new Set(flows.map(({ port }) => port))], [9999, 10_000]);
  });

  it('SCTP is planned and predicted, and skipped with the reason where it can not be sent', async () => {
    const suite = suiteAbout('sctp', [
      allowed('stranger', 'amf:gtpu', 'its rule'),
      allowed('stranger', 'amf:ngap', 'its rule'),
      denied('stranger', 'amf:unlisted', 'no rule'),
    ]);
    const cell = await proven(suite);
    const [sctp, ...more] = cell.flows.filter(({ protocol, family }) => protocol === 'SCTP' && family === 4);
    assert.deepEqual([more.length, sctp?.port, sctp?.outcome, sctp?.predicted?.verdict], [0, 38_412, 'skipped', 'allowed']);
    assert.match(sctp?.reason ?? '', /^no probe sends SCTP packets/);
    assert.deepEqual([...new Set(cell.flows.filter(({ protocol }) => protocol !== 'SCTP').map(({ outcome }) => outcome))], ['ok']);
  });

  it("the Job of a hook is judged at its moment, with its own hook's policy", async () => {
    const cell = await assertHolds(
      'hook-job',
      [allowed('migrate', 'bucket:https', 'its hook policy is there while it runs'), denied('migrate', 'internet:443', 'no rule')],
      { during: 'pre-install' },
    );
    assert.deepEqual(
      cell.policies.map(({ ref }) => ref.replace(/^(\w+) .*\//, '$1 ')),
      ['NetworkPolicy migrate'],
    );
    assert.deepEqual(cell.leftOut, [
      { object: 'test/fixtures/objects/hook-job.yaml: NetworkPolicy deny-all', reason: 'not there yet during pre-install' },
    ]);
  });

  it('a host outside has addresses in the families that its suite names, on every cluster', async () => {
    const expectations = [
      allowed('back', 'bucket:https', 'nothing isolates it'),
      allowed('back', 'metadata', 'nor there'),
      denied('client', 'back:api', 'x'),
    ];
    const suite = suiteAbout('two-workloads', expectations);
    const familiesIn = (cell: CellResult | undefined): unknown =>
      cell?.flows.filter(({ source }) => source === 'back').map(({ id, family }) => `${id} ${String(family)}`);
    const expected = ['back → bucket:443/TCP 4', 'back → metadata:80/TCP 4'];
    assert.deepEqual(familiesIn(await proven(suite)), expected);
    assert.deepEqual(familiesIn((await predict(suite)).cells[0]), expected);
    const unaddressed = { ...suite, peers: { ...peers, bucket: { ...peers.bucket, addresses: [] } } };
    const both = [expected[0], 'back → bucket:443/TCP over IPv6 6', expected[1]];
    assert.deepEqual(familiesIn(await proven(unaddressed)), both);
    assert.deepEqual(familiesIn((await predict(unaddressed)).cells[0]), both);
  });

  it('a hook that is gone is left out once everything is installed, and said', async () => {
    const suite = suiteAbout('hook-policy', [denied('stranger', 'web:http', 'the hook policy selects it')]);
    const { cells } = await predict(suite);
    assert.equal(cells[0]?.outcome, 'failed');
    assert.match(cells[0].reason ?? '', /^No policy object was rendered under engine kubernetes/);
    assert.equal(cells[0].leftOut?.length, 1);
    assert.match(cells[0].leftOut[0]?.object ?? '', /: NetworkPolicy during-install$/);
    assert.match(
      cells[0].leftOut[0]?.reason ?? '',
      /^a hook \(pre-install, pre-upgrade\) that is gone .*"during: pre-install" is about it$/,
    );
  });

  it('a cluster-wide floor is judged in a world of its own', async () => {
    const floor = [denied('stranger', 'web:http', 'the floor')];
    const engines = { kubernetes: { values: {}, dialects: ['clusterNetworkPolicy'] } };
    const wide = suiteAbout('cluster-wide', floor, { scope: 'cluster' });
    const cell = await proven({ ...wide, engines });
    assert.equal(cell.outcome, 'ok', cell.reason);
    const [outcome, reason] = await stopped({ ...suiteAbout('cluster-wide', floor), engines });
    assert.equal(outcome, 'failed');
    assert.match(reason, /ClusterNetworkPolicy floor selects .*outside the release namespace/);
  });
});

describe('what can not be judged', () => {
  it('is no port that no container declares', async () => {
    for (const port of ['webhook', 'gate', '9443']) {
      const [outcome, reason] = await stopped(suiteAbout('web-and-db', [denied('stranger', `db:${port}`, 'a phantom')]));
      assert.equal(outcome, 'inconclusive');
      assert.match(reason, new RegExp(`^db: no container port is named ${port}, .*\\(there are: sql\\)`));
    }
  });

  it('is loud: a policy that no dialect reads fails its cell, unless the suite says that it is not judged', async () => {
    const suite = suiteAbout('antrea', [denied('stranger', 'db:sql', 'no rule'), allowed('web', 'db:sql', 'its rule')]);
    const [outcome, reason] = await stopped(suite);
    assert.equal(outcome, 'failed');
    assert.match(reason, /antrea\.yaml: NetworkPolicy deny-all.*crd\.antrea\.io/s);
    const { cells } = await predict({ ...suite, notJudged: { 'crd.antrea.io/NetworkPolicy': 'another team judges it' } });
    assert.equal(cells[0]?.outcome, 'ok', cells[0]?.reason);
    assert.deepEqual(cells[0].leftOut, [
      { object: 'test/fixtures/objects/antrea.yaml: NetworkPolicy deny-all', reason: 'not judged, says the suite: another team judges it' },
    ]);
  });

  it('is an engine that renders another dialect, or nothing', async () => {
    const suite = suiteAbout('two-workloads', [denied('stranger', 'back:api', 'no rule')]);
    const [foreign, why] = await stopped({ ...suite, engines: { kubernetes: { values: {}, dialects: ['cilium'] } } });
    assert.equal(foreign, 'failed');
    assert.match(
      why,
      /NetworkPolicy back \(networking\.k8s\.io\/v1\) is of the dialect kubernetes, and engine kubernetes is to render cilium only/,
    );
    const [empty, what] = await stopped(suiteAbout('no-policy', [allowed('stranger', 'web:http', 'open')]));
    assert.equal(empty, 'failed');
    assert.match(what, /^No policy object was rendered under engine kubernetes, though it is to render objects of kubernetes\./);
    const none = suiteAbout('no-policy', [allowed('stranger', 'web:http', 'open')]);
    const { cells } = await predict({ ...none, engines: { kubernetes: { values: {}, dialects: [] } } });
    assert.equal(cells[0]?.outcome, 'ok', 'an engine may be one without policies, and says so');
  });

  it('is a scenario whose values the source does not know: it is skipped, with the reason', async () => {
    const suite = suiteAbout('two-workloads', [denied('stranger', 'back:api', 'no rule')], { requires: ['networkPolicy.enabled'] });
    const [outcome, reason] = await stopped(suite);
    assert.deepEqual(
      [outcome, reason],
      ['skipped', 'manifests test/fixtures/objects/two-workloads.yaml know no values: only a chart does'],
    );
    await using chart = await writeChart({ ...tinyChart, 'values.yaml': 'networkPolicy: { enabled: false }\n' });
    const source = { kind: 'chart', path: chart.path, valuesFiles: [] } as const;
    const about = [denied('stranger', 'controller:gate', 'no rule')];
    const given = (path: string): Suite =>
      suiteAbout('two-workloads', about, { requires: [path], values: () => ({ networkPolicy: { enabled: true } }) });
    assert.deepEqual([(await predict(given('networkPolicy.enabled'), { source })).cells[0]?.outcome], ['ok']);
    const [cell] = (await predict(given('networkPolicy.openPorts'), { source })).cells;
    assert.equal(cell?.outcome, 'skipped');
    assert.match(cell.reason ?? '', /networkPolicy\.openPorts/);
  });
});
