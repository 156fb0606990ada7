import assert from 'node:assert/strict';
import { ownRoles } from '../../harness/plan/own-roles.ts';
import { allowed, denied } from '../../harness/scenario/expectation.ts';
import { tinyScenario } from '../run/tiny-chart.ts';

describe("a cell's own roles", () => {
  it('are those that its expectations name on either side, and no shared peers', () => {
    const scenario = tinyScenario({
      expect: (engine) => [
        allowed('prometheus', 'controller:metrics', ''),
        ...(engine === 'cilium' ? [denied('second-release', 'neighbour:http', '')] : []),
      ],
    });
    assert.deepEqual(ownRoles({ scenario, engine: 'kubernetes' }), ['controller']);
    assert.deepEqual(ownRoles({ scenario, engine: 'cilium' }), ['controller', 'neighbour', 'second-release']);
  });
});
