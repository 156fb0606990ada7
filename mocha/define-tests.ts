import type { Expectation } from '../harness/suite/expectation.ts';
import type { Scenario } from '../harness/suite/scenario.ts';
import { specify } from '../harness/suite/specify.ts';
import type { Suite } from '../harness/suite/suite.ts';
import type { CheckResult, FlowResult } from '../harness/vocabulary/results.ts';
import { assertOutcomes } from './assert-outcomes.ts';
import { resultsIn } from './gathered.ts';

/**
 * Under mocha, define one `it` for each expectation of some scenarios: it asserts the outcome that the global setup gathered.
 * Elsewhere (the command line) there is nothing to define.
 */
export function defineTests(scenarios: readonly Scenario[], suite: Pick<Suite, 'engines'>): void {
  if (typeof describe !== 'function') return;
  for (const scenario of scenarios) {
    describe(`${scenario.id}: ${scenario.title}`, () => {
      for (const engine of scenario.engines) {
        describe(engine, () => {
          defineEngine(scenario, engine, suite);
        });
      }
    });
  }
}

function defineEngine(scenario: Scenario, engine: string, suite: Pick<Suite, 'engines'>): void {
  const { id, expectations, checks } = specify(scenario, engine, suite);
  for (const expectation of expectations) {
    it(titleOf(expectation), function () {
      const { flows, reason } = resultsIn(this, id);
      settle(
        this,
        flows.filter((flow) => isOf(flow, expectation)),
        reason,
      );
    });
  }
  for (const check of checks) {
    it(`${check.id}: ${check.because}`, function () {
      const { checks: found, reason } = resultsIn(this, id);
      settle(
        this,
        found.filter((result) => result.id === check.id),
        reason,
      );
    });
  }
}

/** Whether a flow is an instance of an expectation, which may speak of everybody or of every port. */
function isOf(flow: FlowResult, expectation: Expectation): boolean {
  const { source, target = '', because, declared, protocol, family, id } = flow;
  const { approach, lookup } = expectation;
  const [who, ...port] = expectation.target.split(':');
  const [destination, ...destinationPort] = target.split(':');
  return (
    because === expectation.because &&
    declared === expectation.verdict &&
    (expectation.source === '*' || source === expectation.source) &&
    (who === '*' || destination === who || destination === `${who ?? ''}.1`) &&
    (port.length === 0 || destinationPort.join(':') === port.join(':') || isNumberOf(flow, port.join(':'))) &&
    (lookup === undefined || protocol === lookup.toUpperCase()) &&
    (expectation.family === undefined || family === expectation.family) &&
    id.includes(' via its Service') === (approach.kind === 'service') &&
    id.includes(' as ') === (approach.kind === 'name')
  );
}

/** A port may be named by its number, and is the named one all the same. */
function isNumberOf({ port, protocol }: FlowResult, text: string): boolean {
  return text === String(port) || text === `${String(port)}/${protocol}`;
}

function titleOf({ source, target, approach, lookup, verdict, because }: Expectation): string {
  const by = approach.kind === 'address' ? '' : ` by ${approach.kind === 'name' ? approach.name : 'its Service'}`;
  return `${source} → ${target}${by}${lookup === undefined ? '' : ` over ${lookup.toUpperCase()}`} is ${verdict}: ${because}`;
}

function settle(test: Mocha.Context, results: readonly (FlowResult | CheckResult)[], cellReason: string | undefined): void {
  if (assertOutcomes(results, cellReason) === 'skipped') test.skip();
}
