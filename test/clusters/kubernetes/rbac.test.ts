import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { renderRbac, rules } from '../../../clusters/kubernetes/rbac.ts';

describe('the permissions of a run', () => {
  it('are a manifest that binds them to one account', () => {
    const kinds = parseAllDocuments(renderRbac()).map((document) => (document.toJS() as { kind: string }).kind);
    assert.deepEqual(kinds, ['ServiceAccount', 'ClusterRole', 'ClusterRoleBinding']);
  });

  it('change nothing that exists and read no Secret', () => {
    for (const { resources, verbs } of rules) {
      assert.ok(!verbs.some((verb) => verb === 'update' || verb === 'patch' || verb === '*'), resources.join());
      if (resources.includes('secrets')) assert.deepEqual(verbs, ['create']);
    }
  });
});
