import assert from 'node:assert/strict';
import type { FlowResult, Results } from '../../harness/vocabulary/results.ts';
import type { Reporter } from '../../reports/reporter.ts';
import { annotationsReporter } from '../../reports/annotations/annotations-reporter.ts';
import { renderClaimsPage } from '../../reports/claims/render-claims-page.ts';
import { consoleReporter } from '../../reports/console/console-reporter.ts';
import { compareLegs } from '../../reports/diff/compare-legs.ts';
import { createCauses } from '../../reports/html/model/causes.ts';
import { createReport } from '../../reports/html/model/report.ts';
import { createTopology } from '../../reports/html/model/topology.ts';
import { describeVerdict } from '../../reports/html/model/verdict.ts';
import { junitReporter } from '../../reports/junit/junit-reporter.ts';
import { markdownReporter } from '../../reports/markdown/markdown-reporter.ts';
import { sarifReporter } from '../../reports/sarif/sarif-reporter.ts';
import { buildCell, buildFlow, buildPrediction, buildResults } from './build-results.ts';
import { textOf } from './text-of.ts';

const findings = [
  { kind: 'source-defect', text: 'declared allowed, but the manifests say denied' },
  { kind: 'enforcer-deviation', text: 'the manifests say denied, the packets say allowed' },
] as const;

/** A flow that is ok as declared, and that the model says otherwise of. */
const unpredicted = buildFlow({ predicted: buildPrediction('denied'), findings });

/** A flow of which nothing is declared. */
const undeclared = withoutDeclaration(buildFlow({ id: 'worker→api:80/TCP' }));

function withoutDeclaration({ declared: _declared, because: _because, ...flow }: FlowResult): FlowResult {
  return flow;
}

function resultsOf(flow: FlowResult, kind: Results['run']['source']['kind'] = 'chart'): Results {
  const results = buildResults([buildCell({ flows: [flow] })]);
  return {
    ...results,
    run: { ...results.run, source: { ...results.run.source, kind, ...(kind === 'chart' ? {} : { path: 'k8s', tool: 'none' }) } },
  };
}

const reporters: readonly Reporter[] = [consoleReporter, markdownReporter, annotationsReporter, sarifReporter, junitReporter];

describe('a flow that is ok as declared and not as predicted', () => {
  const results = resultsOf(unpredicted);

  it('is ok: the run exits with 0', () => {
    assert.deepEqual([results.summary.outcome, results.summary.exitCode], ['ok', 0]);
  });

  for (const reporter of reporters)
    it(`is a difference in ${reporter.name}, and one that agrees is none`, () => {
      const said = /predicted ≠ observed/;
      assert.match(textOf(reporter, [results]), said);
      assert.doesNotMatch(textOf(reporter, [resultsOf(buildFlow())]), said);
    });

  it('is a warning to whoever reads workflow commands and SARIF', () => {
    assert.match(textOf(annotationsReporter, [results]), /^::warning .*ok%3A 1 flow/);
    assert.match(textOf(sarifReporter, [results]), /"level": "warning"/);
  });

  it('is a cause of the page, an arrow that differs, and part of what the page leads with', () => {
    const report = createReport({ legs: [results] });
    assert.deepEqual(
      createCauses(report).map(({ outcome, title, blame }) => [outcome, title, blame.length]),
      [['ok', findings[0].text, 2]],
    );
    assert.deepEqual(
      createTopology(report.flows, 'enforced', ['controller']).arrows.map(({ kind }) => kind),
      ['differs'],
    );
    assert.match(describeVerdict(report).why, / 1 of them went otherwise than predicted\.$/);
  });

  it('is on the page of claims, and a change from a run where it agreed', () => {
    assert.match(renderClaimsPage([results]), /- ✓ ok on nftables, kubernetes: declared allowed, but the manifests say denied\./);
    assert.deepEqual(
      compareLegs([resultsOf(buildFlow())], [results]).changes.map(({ kind }) => kind),
      ['prediction changed'],
    );
  });

  it('is also listed where it was skipped', () => {
    const skipped = resultsOf({ ...unpredicted, outcome: 'skipped', verdict: 'inconclusive', reason: 'no IPv6', findings: [findings[0]] });
    assert.match(textOf(consoleReporter, [skipped]), /– skipped {2}1 flow · kubernetes · chart or docs defect/);
  });
});

describe('a flow of which nothing is declared', () => {
  for (const reporter of reporters)
    it(`is told by ${reporter.name} without a word of what it should be`, () => {
      const text = textOf(reporter, [resultsOf({ ...undeclared, findings: [findings[1]], predicted: buildPrediction('denied') })]);
      assert.doesNotMatch(text, /undefined/);
      assert.match(text, /– \(?nothing is declared/);
    });

  it('has a line of its own in a table', () => {
    const text = textOf(consoleReporter, [resultsOf({ ...undeclared, row: 'ingress/metrics' })]);
    assert.match(text, /^ {2}metrics +8080\/TCP +– +✓ 1 allowed$/m);
  });

  it('lets no page say that something was declared', () => {
    const { headline, why } = describeVerdict(createReport({ legs: [resultsOf(undeclared)] }));
    assert.equal(headline, 'Nothing is declared; this is what the policies do');
    assert.doesNotMatch(why, /as declared/);
  });
});

describe('what is tested', () => {
  it('is called what it is: nothing speaks of charts where there is none', () => {
    for (const kind of ['manifests', 'kustomize'] as const)
      for (const reporter of reporters) {
        const text = textOf(reporter, [resultsOf(unpredicted, kind)]).replaceAll('chart/templates', '');
        assert.doesNotMatch(text, /chart(?!s)/i, `${reporter.name} of ${kind}`);
      }
  });
});
