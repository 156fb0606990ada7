import assert from 'node:assert/strict';
import { denied } from '../../harness/suite/expectation.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import { specify, specifyAll } from '../../harness/suite/specify.ts';

const places = { releaseNamespace: 'ns', namespaces: {}, cidrs: () => [], apiserverPort: 6443 };
const engines = {
  plain: { values: { flavour: 'plain' }, dialects: ['kubernetes'] },
  rich: { values: { flavour: 'rich' }, dialects: ['cilium'] },
};
const scenario: Scenario = {
  id: 'closed',
  claim: 'c',
  title: 't',
  engines: ['plain', 'rich'],
  values: (_places, engine) => ({ own: engine, flavour: 'mine' }),
  expect: (engine) => [denied('a', 'b', engine)],
};

describe('a scenario on an engine, as a plain value', () => {
  it('has what its functions say, asked once, and defaults for what it leaves out', () => {
    let asked = 0;
    const spec = specify(
      {
        ...scenario,
        expect: (engine) => {
          asked += 1;
          return scenario.expect(engine);
        },
      },
      'rich',
      { engines },
    );
    const { inputs, ...rest } = spec;
    assert.deepEqual(rest, {
      id: 'closed/rich',
      scenario: 'closed',
      claim: 'c',
      title: 't',
      engine: 'rich',
      dialects: ['cilium'],
      requires: [],
      scope: 'namespace',
      everythingElse: {},
      installation: {},
      expectations: [denied('a', 'b', 'rich')],
      checks: [],
    });
    assert.equal(asked, 1);
    assert.deepEqual(inputs(places), { values: { own: 'rich', flavour: 'rich' }, foreignPolicies: [] });
  });

  it('keeps what it says itself', () => {
    const check = { id: 'x', because: 'y', run: () => undefined };
    const object = { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' } };
    const said = {
      requires: ['a.b'],
      scope: 'cluster',
      during: 'pre-install',
      everythingElse: { ingress: 'denied' },
      installation: { stage: 'upgrade' },
    } as const;
    const spec = specify({ ...scenario, ...said, checks: () => [check], foreignPolicies: () => [object] }, 'plain', { engines });
    for (const [key, value] of Object.entries(said)) assert.deepEqual(Object.entries(spec).find(([own]) => own === key)?.[1], value, key);
    assert.deepEqual([spec.checks, spec.inputs(places).foreignPolicies], [[check], [object]]);
  });

  it('are all of a suite in order of its scenarios, then engines', () => {
    const scenarios = [scenario, { ...scenario, id: 'other', engines: ['rich'] }];
    assert.deepEqual(
      specifyAll({ engines, scenarios }).map(({ id }) => id),
      ['closed/plain', 'closed/rich', 'other/rich'],
    );
  });
});
