import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { consoleReporter } from '../../../reports/console/console-reporter.ts';
import type { RenderOptions } from '../../../reports/reporter.ts';
import type { Results } from '../../../harness/vocabulary/results.ts';
import { textOf } from '../text-of.ts';
import { assertGolden } from '../assert-golden.ts';
import { buildCell, buildFlow, buildPrediction, buildResults } from '../build-results.ts';
import { locatedResults } from '../located-results.ts';
import { greenResults, mixedResults, predictedResults } from '../sample-results.ts';

function render(results: Results, options: Partial<RenderOptions> = {}): string {
  return textOf(consoleReporter, [results], options);
}

describe('console reporter', () => {
  const predicted = predictedResults();
  for (const [name, results] of [
    ['mixed', mixedResults()],
    ['green', greenResults()],
    ['prediction', predicted],
    [
      'stopped',
      buildResults([], { completeness: 'partial', problem: 'The cluster could not start: /usr/sbin/nft is missing.\nRun npm run setup.' }),
    ],
  ] as const) {
    it(`${name}: is the golden file`, async () => {
      await assertGolden(new URL(`../golden/console-${name}.txt`, import.meta.url), render(results));
    });
  }

  it('says at which line of the chart the decision is written, and once more at the end what failed', () => {
    const ends = (['rule', 'policy', 'file'] as const).map((precision) => {
      const text = render(locatedResults(precision), { width: 200 });
      return [/^ +(templates\/.*)$/m.exec(text)?.[1], text.split('\n').at(-2)];
    });
    assert.deepEqual(
      ends.map(([place]) => place),
      [
        'templates/_kubernetes.tpl:8, where the rule is written',
        'templates/policies/kubernetes.yaml:5, where the policy begins',
        'templates/policies/kubernetes.yaml',
      ],
    );
    for (const [index, place] of ['_kubernetes.tpl:8', 'policies/kubernetes.yaml:5', 'policies/kubernetes.yaml'].entries())
      assert.match(ends[index]?.[1] ?? '', new RegExp(`^  1  1 flow · .*templates/${place.replaceAll('.', '\\.')}$`));
    assert.match(render(greenResults()).trimEnd().split('\n').at(-1) ?? '', /exit code 0/);
  });

  it('names once what was left out, within the width', () => {
    const leftOut = [{ object: 'templates/pool.yaml: IPPool pool', reason: 'it hands out addresses, and decides no flow' }];
    const cells = ['one', 'two'].map((scenario) => buildCell({ scenario, leftOut, flows: [buildFlow()] }));
    assert.match(
      render(buildResults(cells), { width: 200 }),
      /^ {2}left out templates\/pool\.yaml: IPPool pool: it hands out addresses, and decides no flow$/m,
    );
    const narrow = render(buildResults(cells), { width: 60 });
    assert.ok(narrow.includes('templates/pool.yaml'));
    assert.equal(narrow.split('  left out ').length, 2);
    assert.ok(narrow.split('\n').every((line) => line.startsWith('  repeat') || line.length <= 60 || !line.includes('pool')));
  });

  it('colours change nothing but colours', () => {
    for (const results of [mixedResults(), greenResults()]) {
      const coloured = render(results, { colours: 'on' });
      assert.notEqual(coloured, render(results));
      assert.equal(stripVTControlCharacters(coloured), render(results));
    }
  });

  it('keeps to the width, commands to copy apart', () => {
    for (const width of [40, 60, 80, 100, 120, 200]) {
      for (const results of [mixedResults(), greenResults()])
        for (const line of render(results, { width }).split('\n'))
          assert.ok(
            line.length <= width || line.startsWith('   repeat ') || !(line.trim().split(/ {2,}/).at(-1) ?? '').includes(' '),
            `${String(width)}: ${line}`,
          );
    }
  });

  it('shows every column of a grid at every width', () => {
    for (const width of [40, 60, 80, 200]) {
      const text = render(mixedResults(), { width });
      for (const head of ['kubernetes', 'cilium', 'calico', 'NetworkPolicy'])
        assert.ok(text.split('\n').filter((line) => line.includes(head) && !/[·:/]/.test(line)).length >= 3, `${String(width)}: ${head}`);
    }
  });

  it('lists the rules that no flow exercised only where the whole catalogue was judged', () => {
    const rules = [{ direction: 'ingress', path: 'spec.ingress[0]', action: 'allow' }] as const;
    const policies = [{ ref: 'NetworkPolicy ns/other', file: 'templates/other.yaml', yaml: 'kind: NetworkPolicy\n', rules }];
    const cells = [buildCell({ policies, flows: [buildFlow()] })];
    const whole = render(buildResults(cells, { selection: 'catalogue' }));
    assert.match(whole, /^ {2}rules {4}0 of 1 exercised$/m);
    assert.match(whole, /^RULES THAT NO FLOW EXERCISED[^]*kubernetes {2}ingress allow {2}templates\/other.yaml › spec.ingress\[0\]/m);
    for (const run of [
      {},
      { selection: 'part' },
      { selection: 'catalogue', completeness: 'partial' },
      { selection: 'catalogue', shard: { index: 1, of: 2 } },
    ] as const) {
      const part = render(buildResults(cells, run));
      assert.match(part, /0 of 1 exercised/);
      assert.doesNotMatch(part, /RULES THAT/);
    }
  });

  it('says of a prediction, at the top and in the end, that it is no proof', () => {
    const lines = render(predicted).trimEnd().split('\n');
    assert.ok(lines.slice(0, 8).some((line) => line.startsWith('PREDICTION ONLY — no packet was sent; not a proof')));
    assert.match(lines.slice(-2).join(' '), /PREDICTION ONLY, not a proof/);
    assert.doesNotMatch(render(predicted), /[1-9][0-9]* probes/);
  });

  it('shows one cause once, whatever the number of flows, and counts what it leaves out', () => {
    const failed = (scenario: string): ReturnType<typeof buildCell> =>
      buildCell({
        scenario,
        id: `${scenario}/kubernetes`,
        outcome: 'failed',
        flows: [buildFlow({ declared: 'denied', verdict: 'allowed', outcome: 'failed' })],
      });
    const text = render(buildResults(Array.from({ length: 30 }, (_, index) => failed(`s${String(index)}`))));
    assert.match(text, /DIFFERENCES {3}1 cause;/);
    assert.match(text, /30 flows · kubernetes/);
    assert.match(text, /the same cause, 29 other flows/);
    assert.match(text, /and 21 more in out\/results.json/);
  });

  it('shows twenty causes in full and counts the rest', () => {
    const flows = Array.from({ length: 25 }, (_, index) => {
      const prediction = buildPrediction('allowed');
      const decidedBy = { ...prediction.decidedBy, rule: `spec.ingress[${String(index)}]` };
      return buildFlow({ id: `flow-${String(index)}`, verdict: 'denied', outcome: 'failed', predicted: { ...prediction, decidedBy } });
    });
    const text = render(buildResults([buildCell({ outcome: 'failed', flows })]));
    assert.equal(text.match(/^\d+ +✗ failed/gm)?.length, 20);
    assert.match(text, /^5 more causes in out\/results.json$/m);
  });

  it('lets no string of the results steer the terminal or forge a line', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('\u001b[31m', '\u001b]0;x\u0007', '\n', '\r', '\u009b2J', '\u202e', '\u2028', 'a', '✓ OK', '\u0000', '\u007f'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(hostile, hostile, (id, words) => {
        const flow = buildFlow({
          id,
          source: id,
          address: words,
          because: words,
          outcome: 'failed',
          verdict: 'denied',
          reason: words,
          repeat: id,
          row: `ingress/${id}`,
        });
        const cell = buildCell({ id, claim: id, title: words, flows: [flow], outcome: 'failed' });
        const skipped = buildCell({ outcome: 'skipped', reason: words });
        const results = buildResults([cell, skipped], {
          problem: words,
          cluster: { name: id, cni: id, evidence: 'packets', details: { [id]: words } },
        });
        const text = render(results);
        assert.doesNotMatch(text, /[\p{Zl}\p{Zp}\u202e]/u);
        assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}/u);
        // A line end inside a sentence is kept, indented under its name: it can't look like the report's own last line.
        assert.equal(text.split('\n').filter((line) => line.startsWith('✓ OK')).length, 0);
      }),
    );
  });
});
