import assert from 'node:assert/strict';
import { checkScenario } from '../../harness/scenario/check-scenario.ts';
import { allowed, denied } from '../../harness/scenario/expectation.ts';
import type { Scenario } from '../../harness/scenario/scenario.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { tinyScenario } from '../run/tiny-chart.ts';
import { placesForTests } from './places-for-tests.ts';

/** As JavaScript would hand it over. */
function refusal(changes: object, use: (checked: Scenario) => unknown = () => undefined): string {
  try {
    use(checkScenario({ ...tinyScenario(), ...changes }, 'mine.mjs'));
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.exitCode, 3);
    const prefix = '--scenario-file mine.mjs: scenario tiny: ';
    assert.ok(error.message.startsWith(prefix), error.message);
    return error.message.slice(prefix.length);
  }
  return assert.fail('accepted');
}

const expecting = (...flows: readonly unknown[]): string => refusal({ expect: () => flows });
const flow = (source: string, target: string): object => ({ ...allowed('prometheus', 'controller:metrics', 'its rule'), source, target });

describe("a scenario of a user's own file", () => {
  it('is taken as it is where it is right, as all of the catalogue are', () => {
    for (const scenario of catalogue) {
      const checked = checkScenario(scenario, 'mine.mjs');
      for (const engine of scenario.engines) {
        assert.deepEqual(checked.expect(engine), scenario.expect(engine));
        assert.deepEqual(checked.values(placesForTests, engine), scenario.values(placesForTests, engine));
        assert.deepEqual(checked.engineValues?.(engine), scenario.engineValues?.(engine));
        assert.deepEqual(
          checked.checks?.(engine).map(({ id }) => id),
          scenario.checks?.(engine).map(({ id }) => id),
        );
      }
      assert.deepEqual(checked.foreignPolicies?.(placesForTests), scenario.foreignPolicies?.(placesForTests));
    }
  });

  it('may have ports that only its chart knows', () => {
    const expect = (): ReturnType<Scenario['expect']> => [
      allowed('stranger', 'controller:web', ''),
      denied('stranger', 'controller:8080', 'x'),
    ];
    assert.match(refusal({ expect }), /→ at \[0\]\.because$/);
    checkScenario(tinyScenario({ expect: () => expect().slice(1) }), 'mine.mjs');
  });

  it('says which part is missing or wrong', () => {
    assert.match(refusal({ claim: 'nope' }), /^✖ Invalid option: expected one of .*"egress-dns".*\n {2}→ at claim$/s);
    assert.match(refusal({ engines: ['nope'] }), /expected one of "kubernetes"\|.*\n {2}→ at engines\[0\]$/);
    assert.match(refusal({ engines: [] }), /→ at engines$/);
    assert.match(refusal({ title: 7 }), /expected string, received number\n {2}→ at title$/);
    assert.match(refusal({ workload: '' }), /→ at workload$/);
    for (const part of ['values', 'expect']) assert.equal(refusal({ [part]: undefined }), `✖ it has to be a function\n  → at ${part}`);
    for (const part of ['engineValues', 'checks', 'foreignPolicies'])
      assert.equal(refusal({ [part]: {} }), `✖ it has to be a function\n  → at ${part}`);
  });

  it('says which flow nobody can send', () => {
    assert.match(expecting(flow('martian', 'controller:metrics')), /^what expect\(\) returns: ✖ .*"stranger".*\n {2}→ at \[0\]\.source$/);
    const target = (text: string): string => expecting(flow('stranger', text)).replace(/^what expect\(\) returns: ✖ /, '');
    assert.match(target('martian:http'), /^"martian:http" is no target: write ROLE:PORT, with one of the roles controller, neighbour, /);
    assert.doesNotMatch(target('node:kubelet'), /, node,/);
    assert.match(target('dns:53'), /^"dns:53" is no target: write dns: and dns, other, other-udp\n/);
    assert.match(target('dns:dns:udp'), /^"dns:dns:udp" is no target: write dns: and dns, /);
    assert.match(
      target('controller'),
      /^"controller" is no target: write controller: and a container port of the workload, by name or number\n/,
    );
    assert.match(refusal({ expect: () => 'everything' }), /^what expect\(\) returns: ✖ Invalid input: expected array/);
    assert.match(expecting({ ...flow('stranger', 'dns:dns'), verdict: 'open' }), /→ at \[0\]\.verdict$/);
    assert.match(expecting({ ...flow('stranger', 'dns:dns'), approach: { kind: 'name' } }), /→ at \[0\]\.approach\.name$/);
  });

  it('says what its functions throw, or return besides what they are to', () => {
    const throwing = (): never => {
      throw new Error('mine');
    };
    assert.equal(refusal({ expect: throwing }), 'expect() failed: mine');
    const values = (checked: Scenario): unknown => checked.values(placesForTests, 'kubernetes');
    assert.equal(refusal({ values: throwing }, values), 'values() failed: mine');
    assert.match(refusal({ values: () => 'x' }, values), /^what values\(\) returns: ✖ .*expected record/);
    assert.match(
      refusal({ engineValues: () => 1 }, (checked) => checked.engineValues?.('cilium')),
      /^what engineValues\(\) returns: ✖/,
    );
    assert.match(
      refusal({ checks: () => [{ id: 'a', because: 'b' }] }, (checked) => checked.checks?.('cilium')),
      /→ at \[0\]\.run$/,
    );
    assert.match(
      refusal({ checks: () => undefined }, (checked) => checked.checks?.('cilium')),
      /^what checks\(\) returns: ✖ .*expected array/,
    );
    assert.match(
      refusal({ foreignPolicies: () => [{ kind: 'NetworkPolicy' }] }, (checked) => checked.foreignPolicies?.(placesForTests)),
      /→ at \[0\]\.apiVersion/,
    );
  });
});
