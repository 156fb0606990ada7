import assert from 'node:assert/strict';
import { findEmptyEngines } from '../../harness/run/find-empty-engines.ts';
import type { RenderedCell } from '../../harness/run/prepared-cell.ts';
import { allowed, denied, type Expectation } from '../../harness/suite/expectation.ts';
import { specify } from '../../harness/suite/specify.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import { manifests } from '../policy/manifests.ts';
import { readyCell } from './ready-cell.ts';
import { tinyScenario, tinySuite } from './tiny-chart.ts';

const policies = manifests('apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a }\nspec: { podSelector: {} }\n');
const opens: readonly Expectation[] = [allowed('prometheus', 'controller:metrics', 'x')];
const closes: readonly Expectation[] = [denied('prometheus', 'controller:gate', 'y')];

/** Which cells are stopped, of scenarios that render policies or none, on one engine. */
function stopped(
  cells: readonly (readonly [id: string, expectations: readonly Expectation[], policies: 'some' | 'none', changes?: Partial<Scenario>])[],
  { missing = 0, dialects = ['kubernetes'] }: { readonly missing?: number; readonly dialects?: readonly string[] } = {},
): readonly string[] {
  const scenarios = cells.map(([id, expectations, , changes = {}]) => tinyScenario({ id, expect: () => expectations, ...changes }));
  const others = Array.from({ length: missing }, (_, index) => tinyScenario({ id: `missing-${String(index)}` }));
  const suite = { ...tinySuite([...scenarios, ...others]), engines: { kubernetes: { values: {}, dialects } } };
  const rendered = scenarios.map((scenario, index): RenderedCell => {
    const spec = specify(scenario, 'kubernetes', suite);
    const ready = readyCell([]);
    const found = cells[index]?.[2] === 'some' ? policies : [];
    return { ...ready, kind: 'rendered', cell: { ...ready.cell, id: spec.id, spec }, policies: found };
  });
  return findEmptyEngines(rendered, suite).flatMap((each) =>
    each.kind === 'stopped' ? [`${each.cell.spec.scenario} ${each.outcome}: ${each.reason}`] : [],
  );
}

const look = (id: string): string => `Look at what is rendered with: npm run conformance -- render --scenario ${id} --engine kubernetes`;

describe('engines that render nothing', () => {
  it('fail in each of their cells: their column would be green without anything that it stands for', () => {
    const why = 'No policy object was rendered under engine kubernetes, though it is to render objects of kubernetes.';
    assert.deepEqual(
      stopped([
        ['a', opens, 'none'],
        ['b', opens, 'none'],
      ]),
      ['a', 'b'].map((id) => `${id} failed: ${why} ${look(id)}`),
    );
  });

  it('are fine where something is rendered in one of their scenarios, and policies are off in another', () => {
    assert.deepEqual(
      stopped([
        ['off', opens, 'none'],
        ['on', closes, 'some'],
      ]),
      [],
    );
  });

  it('are not known by a part of their scenarios', () => {
    assert.deepEqual(stopped([['off', opens, 'none']], { missing: 1 }), []);
  });

  it('fail where something is to be denied, whatever the others render', () => {
    const why = 'No policy object was rendered under engine kubernetes, though flows are to be denied by objects of kubernetes.';
    assert.deepEqual(
      stopped([
        ['closed', closes, 'none'],
        ['else', opens, 'none', { everythingElse: { egress: 'denied' } }],
        ['on', closes, 'some'],
      ]),
      ['closed', 'else'].map((id) => `${id} failed: ${why} ${look(id)}`),
    );
  });

  it('are fine where they declare that they have no dialect', () => {
    assert.deepEqual(stopped([['a', opens, 'none']], { dialects: [] }), []);
  });
});
