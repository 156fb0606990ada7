import Mocha from 'mocha';
import { defineTests } from '../../harness/scenario/mocha-tests.ts';
import type { Scenario } from '../../harness/scenario/scenario.ts';

/** The tests that scenarios define, in a Mocha of their own: they do not join the tests that are running. */
export function testsOf(...scenarios: readonly Scenario[]): Mocha {
  // Base prints nothing.
  const mocha = new Mocha({ reporter: Mocha.reporters.Base });
  const words: Partial<Mocha.MochaGlobals> = {};
  mocha.suite.emit('pre-require', words, '', mocha);
  const own = { describe: globalThis.describe, it: globalThis.it };
  Object.assign(globalThis, { describe: words.describe, it: words.it });
  try {
    for (const scenario of scenarios) defineTests(scenario);
  } finally {
    Object.assign(globalThis, own);
  }
  return mocha;
}
