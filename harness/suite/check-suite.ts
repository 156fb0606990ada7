import { UserError } from '../vocabulary/user-error.ts';
import { describeIssues } from './describe-issues.ts';
import { expectationProblems } from './expectation-problems.ts';
import type { Expectation } from './expectation.ts';
import { placeText, type Problem, refuseProblems } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { suiteProblems, valuesProblems } from './suite-problems.ts';
import { scenarioResultSchemas, suiteValueSchema } from './suite-value-schema.ts';
import type { Suite } from './suite.ts';

/**
 * A suite that no compiler has seen, as strictly as a file: its parts and what its scenarios expect now, what their other functions return
 * whenever they are called.
 * @param file for messages
 * @param dialects ids of all the dialects there are
 * @throws UserError (3) with a line for each thing that is wrong; its functions throw such errors as well
 */
export function checkSuite(value: unknown, file: string, dialects: readonly string[]): Suite {
  const { error } = suiteValueSchema.safeParse(value);
  const problems = error === undefined ? [] : describeIssues(error.issues, value);
  if (!isSuite(value, problems)) {
    refuseProblems(file, problems);
    throw new UserError(`${file}: can't be read as a suite.`, 3);
  }
  const known = suiteProblems(value, dialects);
  const checked = value.scenarios.map((scenario) => checkScenario(scenario, value, file));
  refuseProblems(file, [...known, ...checked.flatMap(({ expected }) => expected)]);
  return { ...value, scenarios: checked.map(({ scenario }) => scenario) };
}

function isSuite(_value: unknown, problems: readonly Problem[]): _value is Suite {
  return problems.length === 0;
}

interface CheckedScenario {
  readonly scenario: Scenario;
  /** What is wrong with its expectations under any engine. */
  readonly expected: readonly Problem[];
}

function checkScenario(declared: Scenario, suite: Suite, file: string): CheckedScenario {
  const place = `scenarios.${declared.id}`;
  const expectations = new Map<string, Expected>();
  const expectationsOf = (engine: string): Expected => {
    const found = expectations.get(engine) ?? expected(declared, engine, suite, file);
    expectations.set(engine, found);
    return found;
  };
  const checks = declared.checks?.bind(declared);
  const foreignPolicies = declared.foreignPolicies?.bind(declared);
  const scenario: Scenario = {
    ...declared,
    values: (places, engine) => {
      const values = call(file, `${place}.values()`, 'values', () => declared.values(places, engine));
      if (Object.keys(values).length > 0) refuseProblems(file, valuesProblems(suite, place, ['values']));
      return values;
    },
    expect: (engine) => {
      const { result, problems } = expectationsOf(engine);
      refuseProblems(file, problems);
      return result;
    },
    ...(checks && { checks: (engine: string) => call(file, `${place}.checks()`, 'checks', () => checks(engine)) }),
    ...(foreignPolicies && {
      foreignPolicies: (places) => call(file, `${place}.foreignPolicies()`, 'foreignPolicies', () => foreignPolicies(places)),
    }),
  };
  return { scenario, expected: declared.engines.flatMap((engine) => expectationsOf(engine).problems) };
}

interface Expected {
  readonly result: readonly Expectation[];
  readonly problems: readonly Problem[];
}

/** What a scenario expects under an engine; it is asked once. */
function expected(declared: Scenario, engine: string, suite: Suite, file: string): Expected {
  const place = `scenarios.${declared.id}.expect()`;
  const result = attempt(file, place, () => declared.expect(engine));
  const shape = resultProblems(place, 'expect', result);
  if (shape.length > 0) return { result, problems: shape };
  const problems = expectationProblems(result, suite).map(({ index, message }): Problem => {
    const path = [place, index];
    return { path, part: 'value', message: `${placeText({}, path)}: ${message}` };
  });
  return { result, problems };
}

function call<Result>(file: string, place: string, what: keyof typeof scenarioResultSchemas, action: () => Result): Result {
  const result = attempt(file, place, action);
  refuseProblems(file, resultProblems(place, what, result));
  return result;
}

function resultProblems(place: string, what: keyof typeof scenarioResultSchemas, result: unknown): readonly Problem[] {
  const { error } = scenarioResultSchemas[what].safeParse(result);
  return error === undefined ? [] : describeIssues(error.issues, { [place]: result }, () => undefined, [place]);
}

function attempt<Result>(file: string, place: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw new UserError(`${file}: ${place} failed: ${error instanceof Error ? error.message : String(error)}`, 3, { cause: error });
  }
}
