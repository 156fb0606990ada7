import Mocha from 'mocha';
import { defineTests } from '../../mocha/define-tests.ts';
import { gatheredKey } from '../../mocha/gathered.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { suiteEngines } from '../../scenarios/suite-engines.ts';

/** The tests that scenarios define, in a Mocha of their own: they do not join the tests that are running. */
export function testsOf(...scenarios: readonly Scenario[]): Mocha {
  // Base prints nothing.
  const mocha = new Mocha({ reporter: Mocha.reporters.Base });
  const words: Partial<Mocha.MochaGlobals> = {};
  mocha.suite.emit('pre-require', words, '', mocha);
  const own = { describe: globalThis.describe, it: globalThis.it };
  Object.assign(globalThis, { describe: words.describe, it: words.it });
  try {
    defineTests(scenarios, { engines: suiteEngines });
  } finally {
    Object.assign(globalThis, own);
  }
  return mocha;
}

/** Run tests with what a global setup would have gathered; absent: none has. @returns by each test's full title, what became of it */
export async function runWith(mocha: Mocha, results: Results | undefined): Promise<Readonly<Record<string, string>>> {
  if (results !== undefined) mocha.suite.ctx[gatheredKey] = results;
  const fates: Record<string, string> = {};
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      runner.dispose();
      resolve();
    });
    runner.on('pass', (test) => (fates[test.fullTitle()] = 'passed'));
    runner.on('pending', (test) => (fates[test.fullTitle()] = 'skipped'));
    runner.on('fail', (test, error: Error) => (fates[test.fullTitle()] = `failed: ${error.message}`));
  });
  return fates;
}
