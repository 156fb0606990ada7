import assert from 'node:assert/strict';
import { hookOf, isLasting } from '../../harness/source/hook.ts';
import type { Manifest } from '../../harness/vocabulary/manifest.ts';

function annotated(annotations: Readonly<Record<string, unknown>> | undefined): Manifest {
  const metadata = { name: 'a', ...(annotations === undefined ? {} : { annotations }) };
  return { file: 'templates/a.yaml', object: { apiVersion: 'v1', kind: 'ConfigMap', metadata } };
}

const hooks = [
  ['pre-install', undefined, ['pre-install'], [], true],
  ['pre-install, post-upgrade', 'before-hook-creation', ['pre-install', 'post-upgrade'], ['before-hook-creation'], true],
  [' Post-Install ', 'Hook-Failed', ['post-install'], ['hook-failed'], true],
  ['pre-install', 'before-hook-creation,hook-succeeded', ['pre-install'], ['before-hook-creation', 'hook-succeeded'], false],
  ['pre-delete', undefined, ['pre-delete'], [], false],
  ['post-rollback,', undefined, ['post-rollback'], [], false],
  ['test', undefined, ['test'], [], false],
  ['post-delete,post-upgrade', undefined, ['post-delete', 'post-upgrade'], [], true],
] as const;

describe('a hook', () => {
  for (const [hook, policy, phases, deletePolicies, lasts] of hooks)
    it(`of "${hook}" that is deleted by "${policy ?? ''}" ${lasts ? 'lasts' : 'does not last'}`, () => {
      const manifest = annotated({ 'helm.sh/hook': hook, ...(policy === undefined ? {} : { 'helm.sh/hook-delete-policy': policy }) });
      assert.deepEqual(hookOf(manifest), { phases, deletePolicies, lasts });
      assert.equal(isLasting(manifest), lasts);
    });

  it('is none without the annotation, and lasts', () => {
    for (const annotations of [undefined, {}, { 'helm.sh/hook-weight': '1' }, { 'helm.sh/hook': 1 }]) {
      assert.equal(hookOf(annotated(annotations)), undefined);
      assert.equal(isLasting(annotated(annotations)), true);
    }
  });
});
