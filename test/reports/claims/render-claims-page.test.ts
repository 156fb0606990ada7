import assert from 'node:assert/strict';
import type { CellResult } from '../../../harness/vocabulary/results.ts';
import { renderClaimsPage } from '../../../reports/claims/render-claims-page.ts';
import { buildCell, buildFlow, buildResults, sampleSuite } from '../build-results.ts';
import { greenResults, mixedResults } from '../sample-results.ts';

const onCilium = {
  id: 'c1c1c1',
  cluster: { name: 'kind', cni: 'cilium', evidence: 'packets', details: { kubernetes: 'v1.36.1' } },
} as const;

describe('the page of claims', () => {
  it('has a section and a line of the overview for every claim of the suite, with its sentence', () => {
    const page = renderClaimsPage([greenResults()]);
    for (const id of Object.keys(sampleSuite.claims)) {
      assert.match(page, new RegExp(`^## ${id}$`, 'm'));
      assert.match(page, new RegExp(`^\\| \\[${id}\\]\\(#${id}\\) \\|`, 'm'));
    }
    assert.match(sectionOf(page, 'row-metrics'), /^> metrics 8080, always$/m);
  });

  it('says what no run has judged', () => {
    assert.match(sectionOf(renderClaimsPage([greenResults()]), 'row-gate'), /None of these runs judged it/);
  });

  it('gives a row to every engine that the claim speaks of, and a column to every run', () => {
    const section = sectionOf(renderClaimsPage([greenResults(), buildResults([], onCilium)]), 'row-metrics');
    assert.deepEqual(
      section
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) => line.split(' | ')[0]),
      ['| engine', '| ---', '| kubernetes', '| cilium', '| calico', '| clusterNetworkPolicy'],
    );
    assert.match(section, /^\| engine \| nftables \| cilium \|$/m);
    assert.match(section, /^\| calico \| ✓ \d+ verdicts \| · \|$/m);
  });

  it('shows an allowed and a denied flow with the command that repeats them', () => {
    const section = sectionOf(renderClaimsPage([greenResults()]), 'row-metrics');
    assert.match(section, /^- `prometheus→controller:8080\/TCP` allowed .*on nftables.*`npm run conformance -- --scenario row-metrics/m);
    assert.match(section, /^- `apiserver→controller:9443\/TCP` denied/m);
  });

  it('never shows a flow that is not ok as an example', () => {
    const flow = buildFlow({ outcome: 'failed', verdict: 'denied', reason: 'expected allowed, but it was dropped' });
    const section = sectionOf(renderClaimsPage([buildResults([cellWith(flow)])]), 'row-metrics');
    assert.doesNotMatch(section, /` denied/);
    assert.match(
      section,
      /^- ✗ failed on nftables, kubernetes: expected allowed, but it was dropped\. .*\(declared allowed, observed denied\)\.$/m,
    );
    assert.match(section, /^\| kubernetes \| ✗ 1 of 1 failed \|$/m);
  });

  it('links a known deviation to its page', () => {
    const flow = buildFlow({ outcome: 'deviates', verdict: 'denied', reason: 'cilium-ipblock-misses-cluster: an ipBlock does not match' });
    const section = sectionOf(renderClaimsPage([buildResults([cellWith(flow)], onCilium)]), 'row-metrics');
    assert.match(section, /\[`cilium-ipblock-misses-cluster`\]\(cni-deviations\.md#cilium-ipblock-misses-cluster\)/);
  });

  it('does not let a skipped or an unfinished cell look proven', () => {
    const cell = buildCell({ outcome: 'skipped', reason: 'not served' });
    const page = renderClaimsPage([buildResults([cell])]);
    assert.match(page, /^\| kubernetes \| – skipped \|$/m);
    assert.match(page, /^- kubernetes on nftables: not served \(1 cell\)\.$/m);
    assert.match(renderClaimsPage([buildResults([cellWith()])]), /^\| kubernetes \| \? inconclusive \|$/m);
  });

  it('tells two runs of one CNI apart', () => {
    const details = { nodes: '3' };
    const [one, three] = [
      greenResults(),
      { ...greenResults(), run: { ...greenResults().run, cluster: { ...greenResults().run.cluster, details } } },
    ];
    assert.match(renderClaimsPage([one, three]), /^\| claim \| nftables \(1 node\) \| nftables \(3 nodes\) \|$/m);
    assert.match(renderClaimsPage([one, one]), /^\| claim \| run 1 \| run 2 \|$/m);
  });

  it('shows hostile text as text', () => {
    const flow = buildFlow({ outcome: 'failed', verdict: 'denied', reason: '<img src=x> | [a](http://b)\n# head' });
    const page = renderClaimsPage([buildResults([cellWith(flow)])]);
    assert.doesNotMatch(page, /<img|\]\(http:|^# head/m);
  });

  it('is the same for the same results', () => {
    assert.equal(renderClaimsPage([mixedResults()]), renderClaimsPage([mixedResults()]));
  });
});

function cellWith(...flows: CellResult['flows']): CellResult {
  return buildCell({ flows });
}

function sectionOf(page: string, claim: string): string {
  const [, section] = page.split(new RegExp(`^## ${claim}$`, 'm'));
  assert.ok(section !== undefined, `no section ${claim}`);
  return section.split(/^## /m)[0] ?? '';
}
