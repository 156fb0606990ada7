import assert from 'node:assert/strict';
import type { Legs } from '../../../harness/vocabulary/legs.ts';
import { markdownReporter } from '../../../reports/markdown/markdown-reporter.ts';
import { assertGolden } from '../assert-golden.ts';
import { buildCell, buildFlow, buildPrediction, buildResults } from '../build-results.ts';
import { greenResults, mixedResults, predictedResults } from '../sample-results.ts';
import { textOf } from '../text-of.ts';

function render(...legs: Legs): string {
  return textOf(markdownReporter, legs);
}

describe('markdown reporter', () => {
  it('is the golden file', async () => {
    await assertGolden(new URL('../golden/summary-mixed.md', import.meta.url), render(mixedResults()));
  });

  it('leads with the verdict and the differences', () => {
    const text = render(mixedResults());
    assert.match(text, /^## ✗ failed, \d+ flows: 3 failed, /);
    assert.ok(text.indexOf('### Differences') < text.indexOf('### Claims'));
    assert.ok(text.indexOf('✗ failed:') < text.indexOf('? inconclusive:'));
  });

  it('is short where all is well', () => {
    const text = render(greenResults());
    assert.match(text, /^## ✓ ok, /);
    assert.match(text, /No differences\./);
    assert.ok(text.split('\n').length < 20, text);
  });

  it('says what keeps the results from being a proof', () => {
    assert.match(render(predictedResults()), /PREDICTION ONLY/);
    const stopped = render(buildResults([], { completeness: 'partial', problem: 'no nft' }));
    assert.match(stopped, /PARTIAL RUN/);
    assert.match(stopped, /no nft/);
    assert.match(stopped, /^## \? inconclusive, no flow was judged/);
  });

  it('tells the legs of a matrix apart, and takes the worst as the verdict', () => {
    const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
    const text = render(greenResults(), buildResults(mixedResults().cells, { cluster }));
    assert.match(text, /^## ✗ failed/);
    assert.match(text, /^\| nftables · embedded \| ✓ ok/m);
    assert.match(text, /^\| cilium · kind \| ✗ failed/m);
    assert.match(text, /<summary>✗ failed: .* · cilium · kind<\/summary>/);
  });

  it('stays under the size that GitHub shows, whatever the run', () => {
    const flow = (index: number): ReturnType<typeof buildFlow> => {
      const predicted = buildPrediction('allowed');
      const decidedBy = { ...predicted.decidedBy, rule: `spec.ingress[${String(index)}]` };
      const reason = 'é'.repeat(30_000);
      return buildFlow({
        id: `flow ${String(index)}`,
        outcome: 'failed',
        verdict: 'denied',
        reason,
        predicted: { ...predicted, decidedBy },
      });
    };
    const cells = Array.from({ length: 600 }, (_, index) =>
      buildCell({ claim: `claim-${'x'.repeat(900)}${String(index)}`, outcome: 'failed', flows: [flow(index)] }),
    );
    const text = render(buildResults(cells, { problem: 'y'.repeat(2_000_000) }));
    assert.ok(Buffer.byteLength(text) < 1024 * 1024, String(Buffer.byteLength(text)));
    assert.match(text, /^and 5\d\d more causes in out\/results\.json$/m);
    assert.match(text, /^## ✗ failed/);
  });

  it('lets no name or reason break out of its place', () => {
    const hostile = '</pre></details>\n\n# heading <img src=x onerror=y> | `cell` | @octocat';
    const flow = buildFlow({ id: hostile, reason: hostile, outcome: 'failed', verdict: 'denied' });
    const cell = buildCell({ claim: hostile, title: hostile, outcome: 'failed', flows: [flow] });
    const text = render(buildResults([cell, buildCell({ outcome: 'skipped', reason: hostile })], { problem: hostile }));
    const outsideCode = text.replace(/``[^\n]*?``/g, '');
    assert.doesNotMatch(outsideCode, /<img|@octocat|^# heading/m);
    assert.equal(outsideCode.match(/<\/pre>/g)?.length, outsideCode.match(/<pre>/g)?.length);
    assert.equal(outsideCode.match(/<\/details>/g)?.length, outsideCode.match(/<details>/g)?.length);
  });
});
