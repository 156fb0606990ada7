import assert from 'node:assert/strict';
import { cellWorld } from '../../harness/plan/cell-world.ts';
import { buildWorld } from '../policy/world.ts';
import { cellOf } from './cast.ts';

describe('the world of a cell', () => {
  const world = buildWorld({
    pods: { 'own/api': {}, 'own/api.1': {}, 'other/api': {}, 'monitoring/prometheus': {} },
    serviceAccounts: { 'own/default': {}, 'other/default': {} },
    services: {
      'own/api': { backends: ['own/api'], ports: [] },
      'other/api': { backends: ['other/api'], ports: [] },
      'elsewhere/both': { backends: ['own/api', 'other/api'], ports: [] },
    },
  });
  const own = { ...cellOf([]), namespace: 'own' };

  it('is all but the pods, namespaces and Services of other cells', () => {
    const seen = cellWorld(world, own, [own, { ...own, namespace: 'other' }]);
    assert.deepEqual(
      seen.endpoints.map(({ id }) => id),
      ['own/api', 'own/api.1', 'monitoring/prometheus', 'node', 'apiserver'],
    );
    assert.deepEqual(
      seen.namespaces.map(({ name }) => name),
      ['own', 'monitoring'],
    );
    assert.deepEqual(
      seen.serviceAccounts.map((account) => account.namespace),
      ['own'],
    );
    assert.deepEqual(
      seen.services.map(({ namespace, name }) => `${namespace}/${name}`),
      ['own/api'],
    );
  });

  it('is the whole world where a run has one cell, or cells that share its namespace', () => {
    assert.deepEqual(cellWorld(world, own, [own]), world);
    assert.deepEqual(cellWorld(world, own, [own, { ...own, id: 'again/kubernetes' }]), world);
  });
});
