import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { coverChildren, followChildren, limitHitsInChildren, type Span } from '../../../tools/mutants/harness/child-processes.ts';

/** Run JavaScript in a process of its own. @returns what it printed */
function runChild(script: string): string {
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
}

const always: Span = { from: 0, to: Number.MAX_SAFE_INTEGER };
const longAgo: Span = { from: 0, to: 1 };

describe('processes that tests start, to the mutants of the code', () => {
  const options = process.env['NODE_OPTIONS'];
  before(followChildren);
  after(() => {
    if (options === undefined) Reflect.deleteProperty(process.env, 'NODE_OPTIONS');
    else process.env['NODE_OPTIONS'] = options;
  });

  it('cover for the tests during which they lived, beside what these ran themselves', async () => {
    const { result, addTo } = await coverChildren(() =>
      Promise.resolve(runChild("__stryker__.mutantCoverage = { static: { 7: 2, 8: 1 }, perTest: {} }; console.log('ran')")),
    );
    assert.equal(result, 'ran\n');
    const coverage = { static: { 1: 1 }, perTest: { one: { 7: 1 } } };
    addTo(
      coverage,
      new Map([
        ['one', always],
        ['two', always],
        ['before', longAgo],
      ]),
    );
    assert.deepEqual(coverage, { static: { 1: 1 }, perTest: { one: { 7: 3, 8: 1 }, two: { 7: 2, 8: 1 } } });
  });

  it('cover nothing where their code is not instrumented', async () => {
    const { addTo } = await coverChildren(() => Promise.resolve(runChild('')));
    const coverage = { static: {}, perTest: {} };
    addTo(coverage, new Map([['one', always]]));
    assert.deepEqual(coverage, { static: {}, perTest: {} });
  });

  it('are told after how many hits of a mutant they fail, as long as there is a limit', () => {
    const tell = 'console.log(__stryker__.hitCount, __stryker__.hitLimit)';
    limitHitsInChildren(300);
    assert.equal(runChild(tell), '0 300\n');
    limitHitsInChildren(undefined);
    assert.equal(runChild(tell), 'undefined undefined\n');
  });
});
