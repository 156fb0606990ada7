import assert from 'node:assert/strict';
import { convert } from 'xmlbuilder2';
import { junitReporter } from '../../../reports/junit/junit-reporter.ts';
import type { Results } from '../../../harness/vocabulary/results.ts';
import { textOf } from '../text-of.ts';
import { assertGolden } from '../assert-golden.ts';
import { buildCell, buildFlow, buildResults } from '../build-results.ts';
import { greenResults, mixedResults } from '../sample-results.ts';
import { checkJunit } from './check-junit.ts';
import { validateJunit } from './validate-junit.ts';

function render(results: Results): string {
  return textOf(junitReporter, [results]);
}

describe('junit reporter', () => {
  it('is the golden file', async () => {
    await assertGolden(new URL('../golden/junit-mixed.xml', import.meta.url), render(mixedResults()));
  });

  const prediction = { cluster: { name: 'predict', cni: 'none', evidence: 'prediction', details: {} } } as const;
  for (const [name, results, expected] of [
    ['mixed', mixedResults(), { failures: 5, errors: 2, skipped: 2 }],
    ['green', greenResults(), { failures: 0, errors: 0, skipped: 0 }],
    ['no cell', buildResults([]), { failures: 0, errors: 1, skipped: 0 }],
    [
      'a run that a problem stopped',
      buildResults([], { problem: 'no nft', completeness: 'partial' }),
      { failures: 0, errors: 3, skipped: 0 },
    ],
    [
      'only a skipped cell',
      buildResults([buildCell({ outcome: 'skipped', reason: 'not served' })]),
      { failures: 0, errors: 1, skipped: 1 },
    ],
    ['a cell that judged nothing', buildResults([buildCell({ outcome: 'ok' })]), { failures: 0, errors: 1, skipped: 0 }],
    [
      'a cell that failed as a whole',
      buildResults([buildCell({ outcome: 'failed', reason: 'nothing was denied', flows: [buildFlow()] })]),
      { failures: 1, errors: 0, skipped: 0 },
    ],
    ['a prediction', buildResults(greenResults().cells, prediction), { failures: 0, errors: 0, skipped: 0 }],
  ] as const) {
    it(`${name}: holds to the schema of JUnit's readers, with counts that add up`, async () => {
      await validateJunit(render(results));
      const { failures, errors, skipped, tests } = checkJunit(render(results));
      assert.deepEqual({ failures, errors, skipped }, expected);
      assert.ok(tests > 0);
    });
  }

  it('tells the legs of a matrix apart by their CNIs, and by more where these are the same', async () => {
    const leg = (cni: string, version: string): Results =>
      buildResults([buildCell({ flows: [buildFlow()] })], {
        cluster: { name: 'kind', cni, evidence: 'packets', details: { kubernetes: version } },
      });
    for (const [legs, names] of [
      [
        [leg('calico', 'v1'), leg('cilium', 'v1')],
        ['row-metrics × kubernetes × calico', 'row-metrics × kubernetes × cilium'],
      ],
      [
        [leg('cilium', 'v1'), leg('cilium', 'v2')],
        ['row-metrics × kubernetes × cilium · kind · Kubernetes v1', 'row-metrics × kubernetes × cilium · kind · Kubernetes v2'],
      ],
    ] as const) {
      const xml = textOf(junitReporter, legs);
      await validateJunit(xml);
      assert.equal(checkJunit(xml).tests, 2);
      assert.deepEqual(
        [...xml.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => name),
        names,
      );
    }
  });

  it('the validator finds what is not valid', async () => {
    const xml = render(mixedResults());
    await assert.rejects(validateJunit(xml.replace('<failure type=', '<failure kind=')));
    await assert.rejects(validateJunit(xml.replace('</testsuites>', '')));
  });

  it('says of a prediction that no packet was sent', () => {
    assert.match(
      render(buildResults([buildCell({ flows: [buildFlow()] })], prediction)),
      /<testsuite name="[^"]*PREDICTION ONLY: no packet was sent/,
    );
  });

  it('keeps XML well-formed whatever the results hold', () => {
    const hostile = ']]> <b a="&amp;\u0000\u0008\u001b[0m\ud800\uffff ü 😀 \r\n x';
    const text = render(
      buildResults([
        buildCell({
          title: hostile,
          flows: [buildFlow({ id: hostile, reason: hostile, outcome: 'failed', verdict: 'denied' })],
          outcome: 'failed',
        }),
      ]),
    );
    checkJunit(text);
    assert.match(JSON.stringify(convert(text, { format: 'object' })), /ü 😀/);
  });
});
