import { z } from 'zod';
import { portsOf } from '../cast/ports-of.ts';
import { roles } from '../cast/roles.ts';
import { engines } from '../vocabulary/engine.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { claims } from './claims.ts';
import type { Scenario } from './scenario.ts';

const name = z.string().min(1);
const callable = z.custom((value) => typeof value === 'function', 'it has to be a function');
const shape = z.object({
  claim: z.enum(Object.keys(claims)),
  title: name,
  engines: z.array(z.enum(engines)).min(1),
  workload: name.optional(),
  values: callable,
  expect: callable,
  engineValues: callable.optional(),
  checks: callable.optional(),
  foreignPolicies: callable.optional(),
});

/** Nothing that a scenario names listens on the node. */
const destinations = roles.filter((role) => role !== 'node');
const target = name.superRefine((text, context) => {
  const [who, port, ...more] = text.split(':');
  const role = destinations.find((known) => known === who);
  if (role === undefined) {
    context.addIssue(`${JSON.stringify(text)} is no target: write ROLE:PORT, with one of the roles ${destinations.join(', ')}`);
    return;
  }
  const ports = portsOf(role);
  if (more.length > 0 || port === undefined || ports?.includes(port) === false)
    context.addIssue(
      `${JSON.stringify(text)} is no target: write ${role}: and ${ports?.join(', ') ?? 'a container port of the workload, by name or number'}`,
    );
});
const expectations = z.array(
  z.object({
    source: z.enum(roles),
    target,
    approach: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('address') }),
      z.object({ kind: z.literal('service') }),
      z.object({ kind: z.literal('name'), name }),
    ]),
    lookup: z.enum(['udp', 'tcp']).optional(),
    verdict: z.enum(['allowed', 'denied']),
    because: name,
    row: name.optional(),
  }),
);
const values = z.record(z.string(), z.unknown());
const checks = z.array(z.object({ id: name, because: name, run: callable }));
const objects = z.array(z.looseObject({ apiVersion: name, kind: name, metadata: z.looseObject({ name }) }));

/**
 * A scenario of a user's own file, which no compiler has seen: its parts are checked now, and what its functions return whenever they are called.
 * @param file for messages
 * @throws UserError (3) naming the file, the scenario and what is wrong with it
 */
export function checkScenario(declared: Scenario, file: string): Scenario {
  const where = `--scenario-file ${file}: scenario ${declared.id}`;
  refuseUnless(shape, declared, where);
  const check =
    <Args extends readonly unknown[], Result>(what: string, schema: z.ZodType, method: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const result = attempt(`${where}: ${what}()`, () => method(...args));
      refuseUnless(schema, result, `${where}: what ${what}() returns`);
      return result;
    };
  const engineValues = declared.engineValues?.bind(declared);
  const ownChecks = declared.checks?.bind(declared);
  const foreignPolicies = declared.foreignPolicies?.bind(declared);
  const checked: Scenario = {
    ...declared,
    values: check('values', values, declared.values.bind(declared)),
    expect: check('expect', expectations, declared.expect.bind(declared)),
    ...(engineValues && { engineValues: check('engineValues', values, engineValues) }),
    ...(ownChecks && { checks: check('checks', checks, ownChecks) }),
    ...(foreignPolicies && { foreignPolicies: check('foreignPolicies', objects, foreignPolicies) }),
  };
  for (const engine of checked.engines) checked.expect(engine);
  return checked;
}

function refuseUnless(schema: z.ZodType, value: unknown, where: string): void {
  const { error } = schema.safeParse(value);
  if (error !== undefined) throw new UserError(`${where}: ${z.prettifyError(error)}`, 3);
}

function attempt<Result>(what: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw new UserError(`${what} failed: ${error instanceof Error ? error.message : String(error)}`, 3, { cause: error });
  }
}
