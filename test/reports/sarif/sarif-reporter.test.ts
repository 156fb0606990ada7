import assert from 'node:assert/strict';
import type { Result } from 'sarif';
import type { Legs } from '../../../harness/vocabulary/legs.ts';
import { sarifReporter } from '../../../reports/sarif/sarif-reporter.ts';
import { buildCell, buildFlow, buildResults } from '../build-results.ts';
import { locatedResults } from '../located-results.ts';
import { greenResults, mixedResults } from '../sample-results.ts';
import { textOf } from '../text-of.ts';
import { checkSarif } from './check-sarif.ts';

function resultsOf(...legs: Legs): readonly Result[] {
  return checkSarif(textOf(sarifReporter, legs)).runs.flatMap(({ results = [] }) => results);
}

describe('sarif reporter', () => {
  for (const [name, results] of [
    ['mixed', mixedResults()],
    ['green', greenResults()],
    ['no cell', buildResults([], { problem: 'no nft', completeness: 'partial' })],
    ['located', locatedResults('rule')],
  ] as const) {
    it(`${name}: is valid by the standard's schema`, () => {
      checkSarif(textOf(sarifReporter, [results]));
    });
  }

  it('the check finds what is not valid', () => {
    assert.throws(() => checkSarif('{"version":"2.1.0"}'));
    assert.throws(() => checkSarif(textOf(sarifReporter, [mixedResults()]).replace('"level": "error"', '"level": "fatal"')));
  });

  it('has a result for each cause, of a rule that it describes', () => {
    const [run] = checkSarif(textOf(sarifReporter, [mixedResults()])).runs;
    const rules = run?.tool.driver.rules ?? [];
    const results = run?.results ?? [];
    assert.ok(results.length >= 6);
    for (const { ruleId, ruleIndex } of results) assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
    assert.deepEqual(new Set(results.map(({ level }) => level)), new Set(['error', 'warning', 'note']));
    assert.ok(results.some(({ ruleId }) => ruleId === 'source-defect'));
    assert.ok(results.some(({ ruleId }) => ruleId === 'enforcer-deviation'));
    assert.ok(results.some(({ ruleId }) => ruleId === 'failed-check'));
  });

  it('points at the line of the template that decides, relative to the repository', () => {
    const [result] = resultsOf(locatedResults('rule'));
    assert.deepEqual(result?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'chart/templates/_kubernetes.tpl', uriBaseId: '%SRCROOT%' },
      region: { startLine: 8 },
    });
    assert.match(resultsOf(locatedResults('policy'))[0]?.message.text ?? '', /This line begins the policy/);
  });

  it('recognises a cause in another run: other times, other names, other lines', () => {
    const fingerprints = (results: Legs[0]): readonly unknown[] => resultsOf(results).map(({ partialFingerprints }) => partialFingerprints);
    const later = mixedResults();
    const again = { ...later, run: { ...later.run, id: 'zzzzzz', startedAt: '2027-01-01T00:00:00.000Z' } };
    assert.deepEqual(fingerprints(again), fingerprints(mixedResults()));
    assert.equal(new Set(fingerprints(mixedResults()).map((value) => JSON.stringify(value))).size, fingerprints(mixedResults()).length);
  });

  it('keeps legs apart, each with a category of its own', () => {
    const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
    const { runs } = checkSarif(textOf(sarifReporter, [mixedResults(), buildResults(mixedResults().cells, { cluster })]));
    assert.equal(new Set(runs.map(({ automationDetails }) => automationDetails?.id)).size, 2);
  });

  it('says whether the run was whole', () => {
    const [invocation] = checkSarif(textOf(sarifReporter, [buildResults([], { problem: 'no nft' })])).runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation.toolExecutionNotifications?.[0]?.message.text, 'no nft');
  });

  it('stays valid whatever the results hold', () => {
    const hostile = '\u001b[31m\ud800 "%" <b> \u2028 ../..';
    const flow = buildFlow({ id: hostile, reason: hostile, outcome: 'failed', verdict: 'denied' });
    const cells = [buildCell({ id: hostile, title: hostile, outcome: 'failed', flows: [flow] })];
    checkSarif(
      textOf(sarifReporter, [buildResults(cells, { cluster: { name: hostile, cni: hostile, evidence: 'packets', details: {} } })]),
    );
  });
});
