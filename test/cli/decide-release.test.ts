import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { decideRelease } from '../../cli/decide-release.ts';
import type { SourceSpec } from '../../harness/source/source-spec.ts';
import { tinyScenario, tinySuite } from '../run/tiny-chart.ts';
import { refusalOf } from './refusal-of.ts';
import { firstSuite } from '../mocha/outside-mocha.ts';
import { within } from './within.ts';
import { prepareRelease, type Release } from './release.ts';

const suite = tinySuite([tinyScenario({ id: 'row-metrics' })]);
const chartAt = (path: string): SourceSpec => ({ kind: 'chart', path, valuesFiles: [] });

describe('the decision on a release', () => {
  let release: Release;
  before(async () => {
    release = await prepareRelease();
  });
  after(() => release[Symbol.asyncDispose]());

  it('is made by the policy, about the chart, on the scenarios that are named', async () => {
    const { policy, chart, results } = release;
    const { decision, terms } = await decideRelease([results], { policy, suite, source: chartAt(chart) });
    assert.deepEqual(decision.reasons, []);
    assert.equal(decision.verdict, 'open');
    assert.deepEqual(terms.source, results.run.source);
    assert.deepEqual(terms.cells, [{ id: 'row-metrics/kubernetes', claim: 'row-metrics', engine: 'kubernetes' }]);
  });

  it('is made now: results grow old', async () => {
    const { policy, chart, results } = release;
    const old = { ...results, run: { ...results.run, startedAt: '2020-01-01T00:00:00.000Z' } };
    const { decision } = await decideRelease([old], { policy, suite, source: chartAt(chart) });
    assert.deepEqual(
      decision.reasons.map(({ requirement }) => requirement.replace(/^.*: /, '')),
      ['the results are at most 1 hours old'],
    );
  });

  it('is about every scenario of a suite, and about its source', async () => {
    const { policy, results } = release;
    const ownSuite = await firstSuite();
    const { decision, terms } = await decideRelease([results], { policy, suite: ownSuite, source: chartAt('chart') });
    assert.equal(decision.verdict, 'closed');
    assert.equal(terms.source.name, 'stageset-controller');
    assert.deepEqual(
      terms.cells.map(({ id }) => id),
      ownSuite.scenarios.flatMap(({ id, engines }) => engines.map((engine) => `${id}/${engine}`)),
    );
  });

  it('is made by gate.yaml of this directory where no policy is named', async () => {
    const { policy, chart, results, folder } = release;
    const own = join(folder, 'own');
    await mkdir(own);
    await copyFile(policy, join(own, 'gate.yaml'));
    const { decision } = await within(own, () => decideRelease([results], { suite, source: chartAt(chart) }));
    assert.equal(decision.verdict, 'open');
  });

  it("is made by this project's own policy where this directory has none", async () => {
    const { results, folder, chart } = release;
    const ownSuite = await firstSuite();
    const { decision } = await within(folder, () => decideRelease([results], { suite: ownSuite, source: chartAt(chart) }));
    assert.equal(decision.verdict, 'closed');
    const asked = decision.reasons.map(({ requirement }) => requirement).join('\n');
    for (const cni of ['nftables', 'calico', 'cilium']) assert.ok(asked.includes(cni), asked);
  });

  it('is refused where the policy is not there', async () => {
    const policy = '/no/gate.yaml';
    assert.deepEqual(await refusalOf(() => decideRelease([release.results], { policy, suite, source: chartAt(release.chart) })), [
      3,
      `${policy}: can't be read (there is no such file); --policy takes a YAML file, as docs/gate.md describes.`,
    ]);
  });

  it('is refused where the chart is not there', async () => {
    const { policy, results } = release;
    const [exitCode, message] = await refusalOf(() => decideRelease([results], { policy, suite, source: chartAt('/no/chart') }));
    assert.equal(exitCode, 3);
    assert.match(message, /\/no\/chart/);
  });
});
