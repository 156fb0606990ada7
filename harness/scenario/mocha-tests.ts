import type { Engine } from '../vocabulary/engine.ts';
import type { CheckResult, FlowResult } from '../vocabulary/results.ts';
import { assertOutcomes } from './assert-outcomes.ts';
import type { FlowExpectation } from './expectation.ts';
import { gatheredCell } from './gathered.ts';
import type { Scenario } from './scenario.ts';

/**
 * Under mocha, define one `it` for each expectation of a scenario: it asserts the outcome that the global setup gathered.
 * Elsewhere (the CLI) there is nothing to define.
 */
export function defineTests(scenario: Scenario): void {
  if (typeof describe !== 'function') return;
  describe(`${scenario.id}: ${scenario.title}`, () => {
    for (const engine of scenario.engines) {
      describe(engine, () => {
        defineEngine(scenario, engine);
      });
    }
  });
}

function defineEngine(scenario: Scenario, engine: Engine): void {
  const id = `${scenario.id}/${engine}`;
  const expectations = scenario.expect(engine);
  expectations.forEach((expectation, position) => {
    it(titleOf(expectation), function () {
      const { flows, reason } = gatheredCell(id);
      const families = flows.length / expectations.length;
      settle(this, flows.slice(position * families, (position + 1) * families), reason);
    });
  });
  for (const check of scenario.checks?.(engine) ?? []) {
    it(`${check.id}: ${check.because}`, function () {
      const { checks, reason } = gatheredCell(id);
      settle(
        this,
        checks.filter((result) => result.id === check.id),
        reason,
      );
    });
  }
}

function titleOf({ source, target, approach, lookup, verdict, because }: FlowExpectation): string {
  const by = approach.kind === 'address' ? '' : ` by ${approach.kind === 'name' ? approach.name : 'its Service'}`;
  return `${source} → ${target}${by}${lookup === undefined ? '' : ` over ${lookup.toUpperCase()}`} is ${verdict}: ${because}`;
}

function settle(test: Mocha.Context, results: readonly (FlowResult | CheckResult)[], cellReason: string | undefined): void {
  if (assertOutcomes(results, cellReason) === 'skipped') test.skip();
}
