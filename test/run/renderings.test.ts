import assert from 'node:assert/strict';
import { findHelm } from '../../harness/source/chart/find-helm.ts';
import type { RenderOptions } from '../../harness/source/chart/render-chart.ts';
import { Renderings } from '../../harness/run/renderings.ts';
import { writeChart } from '../source/chart/support/write-chart.ts';
import { tinyChart } from './tiny-chart.ts';

describe('the renderings of a run', () => {
  it('are one for each namespace and turn', async () => {
    await using chart = await writeChart(tinyChart);
    const { signal } = new AbortController();
    const options: RenderOptions = {
      helm: await findHelm({ signal }),
      chart: chart.path,
      release: 'conformance',
      namespace: 'a',
      values: { networkPolicy: { enabled: true } },
      apiVersions: [],
      signal,
    };
    const renderings = new Renderings();
    const first = renderings.render({ namespace: 'a', turn: 0 }, options);
    assert.equal(renderings.render({ namespace: 'a', turn: 0 }, options), first);
    assert.equal(renderings.of({ namespace: 'a', turn: 0 }), first);
    assert.throws(() => renderings.of({ namespace: 'a', turn: 1 }), /nothing was rendered for a, turn 1/);
    const second = renderings.render({ namespace: 'a', turn: 1 }, { ...options, values: { networkPolicy: { enabled: false } } });
    const kindsOf = async (rendering: typeof first): Promise<readonly string[]> =>
      (await rendering).manifests.map(({ object }) => object.kind).sort();
    assert.deepEqual(await Promise.all([first, second].map(kindsOf)), [['Deployment', 'NetworkPolicy'], ['Deployment']]);
  });
});
