import assert from 'node:assert/strict';
import { renderRbac } from '../../../clusters/kubernetes/rbac.ts';
import { rbacCommand } from '../../../cli/commands/rbac-command.ts';
import { saidBy } from '../said-by.ts';

describe('rbac', () => {
  it('prints the manifest, as it is to be applied', async () => {
    assert.deepEqual(await saidBy(rbacCommand), { result: 0, stdout: renderRbac(), stderr: '' });
  });
});
