import assert from 'node:assert/strict';
import { brief, type FindingCase, foundBy } from '../fixture.ts';

/** A test for each case of a rule. @param rule its id */
export function checkCases(rule: string, cases: readonly FindingCase[]): void {
  describe(`finding ${rule}`, () => {
    for (const [what, objects, found] of cases) {
      it(`${what}: ${found.length === 0 ? 'nothing' : found.join('; ')}`, () => {
        assert.deepEqual(foundBy(rule, ...objects).map(brief), found);
      });
    }
  });
}
