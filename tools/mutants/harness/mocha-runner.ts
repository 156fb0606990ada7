import { type InstrumenterContext, INSTRUMENTER_CONSTANTS, type StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import { coverChildren, followChildren, limitHitsInChildren, type Span } from './child-processes.ts';
import { withoutLeftovers } from './without-leftovers.ts';

/**
 * The catalogue registers a suite for each scenario as soon as a test imports it; they need the run that Mocha's global setup
 * makes. Their titles begin with an id and a colon.
 */
const noScenarios = /^(?![a-z0-9-]+: )/;

declare global {
  /** Where instrumented code finds which mutant is active, and notes what ran. */
  var __stryker__: InstrumenterContext | undefined;
}

/**
 * Runs the test files of the option `testFiles` in this process, with Mocha's public interface. (StrykerJS' own runner reads
 * inner files of Mocha that Mocha 12 has renamed.)
 */
class MochaRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #context = (globalThis.__stryker__ ??= {});
  readonly #mocha: Mocha;
  #isLoaded = false;
  /** A test did not end: what it holds (a command in the PATH, a timer) would be there for the next mutant. */
  #isStuck = false;
  #beforeTest: (title: string) => void = () => undefined;

  /** @param options of these, `testMs` is how long a test may take; 0: Stryker ends what does not end */
  constructor({ testFiles, testMs }: Pick<StrykerOptions, 'testFiles'> & { readonly testMs?: number }) {
    // Base prints nothing.
    this.#mocha = new Mocha({ reporter: Mocha.reporters.Base, timeout: testMs ?? 0 }).cleanReferencesAfterRun(false);
    for (const file of testFiles) this.#mocha.addFile(file);
    const note = (title: string): void => {
      this.#beforeTest(title);
    };
    followChildren();
    this.#mocha.suite.beforeEach('note the test', function () {
      note(this.currentTest?.fullTitle() ?? '');
    });
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async dryRun({ coverageAnalysis, disableBail }: DryRunOptions): Promise<DryRunResult> {
    this.#mocha.grep(noScenarios);
    const startedAt = new Map<string, number>();
    this.#beforeTest = (title) => {
      this.#context.currentTestId = title;
      startedAt.set(title, Date.now());
    };
    try {
      const { result, addTo } = await coverChildren(() => this.#run(disableBail));
      if (result.status !== DryRunStatus.Complete || coverageAnalysis === 'off') return result;
      const { mutantCoverage = { static: {}, perTest: {} } } = this.#context;
      addTo(mutantCoverage, spansOf(result.tests, startedAt));
      return { ...result, mutantCoverage };
    } finally {
      this.#beforeTest = () => undefined;
    }
  }

  /** @throws Error (rejects) after a test that did not end: Stryker starts another process then, and asks again */
  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit, mutantActivation }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#isStuck) throw new Error('a test has not ended');
    if (hitLimit === undefined) delete this.#context.hitLimit;
    else this.#context.hitLimit = hitLimit;
    this.#context.hitCount = 0;
    limitHitsInChildren(hitLimit);
    this.#mocha.grep(testFilter === undefined ? noScenarios : oneOf(testFilter));
    if (mutantActivation === 'static') this.#context.activeMutant = activeMutant.id;
    return toMutantRunResult(await this.#run(disableBail, activeMutant.id));
  }

  async #run(disableBail: boolean, mutant?: string): Promise<DryRunResult> {
    bailIn(this.#mocha.suite, !disableBail);
    try {
      if (!this.#isLoaded) await this.#mocha.loadFilesAsync();
      this.#isLoaded = true;
      if (mutant !== undefined) this.#activate(mutant);
      const tests = await withoutLeftovers(() => runTests(this.#mocha));
      this.#isStuck = tests === undefined;
      if (tests === undefined) return { status: DryRunStatus.Timeout };
      return determineHitLimitReached(this.#context.hitCount, this.#context.hitLimit) ?? { status: DryRunStatus.Complete, tests };
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  /** Here, and in the processes that tests start: these are told by their environment. */
  #activate(mutant: string): void {
    this.#context.activeMutant = mutant;
    process.env[INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT_ENV_VARIABLE] = mutant;
  }
}

/** When each test ran. */
function spansOf(tests: readonly TestResult[], startedAt: ReadonlyMap<string, number>): ReadonlyMap<string, Span> {
  return new Map(
    tests.flatMap(({ id, timeSpentMs }) => {
      const from = startedAt.get(id);
      return from === undefined ? [] : [[id, { from, to: from + timeSpentMs }] as const];
    }),
  );
}

function oneOf(titles: readonly string[]): RegExp {
  return new RegExp(titles.map((title) => `^${title.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}$`).join('|'));
}

function bailIn(suite: Mocha.Suite, bail: boolean): void {
  suite.bail(bail);
  for (const inner of suite.suites) bailIn(inner, bail);
}

/** @returns undefined where one did not end */
async function runTests(mocha: Mocha): Promise<TestResult[] | undefined> {
  const tests: TestResult[] = [];
  const endless: string[] = [];
  let sinceMs = performance.now();
  const note = (test: Mocha.Runnable, failure?: Error): void => {
    const timeSpentMs = performance.now() - sinceMs;
    sinceMs += timeSpentMs;
    const id = test.ctx?.currentTest?.fullTitle() ?? test.fullTitle();
    const about = { id, name: id, timeSpentMs };
    if (failure !== undefined && 'code' in failure && failure.code === 'ERR_MOCHA_TIMEOUT') endless.push(id);
    if (failure === undefined)
      tests.push({ ...about, status: TestStatus.Success, ...(test.file === undefined ? {} : { fileName: test.file }) });
    else tests.push({ ...about, status: TestStatus.Failed, failureMessage: failure.message });
  };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on('pass', note);
    runner.on('fail', note);
  });
  return endless.length === 0 ? tests : undefined;
}

/** The option of the constructor. */
export const strykerValidationSchema = { properties: { testMs: { type: 'number' } } };

/** What Stryker loads. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'mocha', MochaRunner)];
