import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Stryker } from '@stryker-mutator/core';
import type { Part } from './part.ts';

/** Where everything about the mutants of the code goes. */
export const outFolder = join('out', 'mutation');

/** Below this share of mutants that are killed, in per cent, a part fails. */
export const leastKilled = 85;

/** A mutant that runs this much longer than its tests is one that never ends; a starved machine must not look like one. */
const timeoutMs = 15_000;

/** How StrykerJS judges a part. */
export function strykerOptions({ name, mutate, tests, testMs = 0 }: Part): ConstructorParameters<typeof Stryker>[0] {
  return {
    mutate: [...mutate],
    testRunner: 'mocha',
    plugins: [import.meta.resolve('./mocha-runner.ts')],
    testFiles: listTests(tests),
    testMs,
    testRunnerNodeArgs: ['--import', 'tsx', '--no-experimental-require-module'],
    coverageAnalysis: 'perTest',
    // What runs while a module is loaded can be judged only by a new process for each mutant.
    ignoreStatic: true,
    concurrency: availableParallelism(),
    timeoutMS: timeoutMs,
    ignorePatterns: ['/out', '/dist', '/docs/images', '/.cache'],
    tempDirName: join(outFolder, 'sandbox'),
    incremental: true,
    incrementalFile: join(outFolder, `${name}.incremental.json`),
    reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
    jsonReporter: { fileName: join(outFolder, `${name}.json`) },
    htmlReporter: { fileName: join(outFolder, `${name}.html`) },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    thresholds: { high: 95, low: leastKilled, break: leastKilled },
  };
}

/** The test files among these, and in these folders. Those that state laws try many examples: they come last. */
function listTests(places: readonly string[]): string[] {
  const files = places.flatMap((place) => {
    if (place.endsWith('.test.ts')) return [place];
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.test.ts')).map((name) => join(place, name));
  });
  const isSlow = (file: string): boolean => /laws|properties/.test(file);
  return [...files.filter((file) => !isSlow(file)), ...files.filter(isSlow)];
}
