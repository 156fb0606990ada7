import assert from 'node:assert/strict';
import { readHook } from '../../harness/vocabulary/hook.ts';
import { manifestsOf } from '../world/fixture.ts';

const cases: readonly (readonly [string, string, unknown])[] = [
  ['of the release itself', '', undefined],
  ['of the release with other annotations', 'a: b', undefined],
  ['that stays', 'helm.sh/hook: pre-install', { moments: ['pre-install'], after: 'stays' }],
  ['of several moments', "helm.sh/hook: 'Post-Delete , post-install'", { moments: ['post-delete', 'post-install'], after: 'stays' }],
  ['of a test', 'helm.sh/hook: test', { moments: ['test'], after: 'gone' }],
  ['of a rollback, with a comma too many', "helm.sh/hook: 'post-rollback,'", { moments: ['post-rollback'], after: 'gone' }],
  ['of the release with a hook that is no text', 'helm.sh/hook: 1', undefined],
  ['of a deletion', 'helm.sh/hook: pre-delete', { moments: ['pre-delete'], after: 'gone' }],
  [
    'that helm deletes once it has succeeded',
    "helm.sh/hook: pre-install, helm.sh/hook-delete-policy: 'before-hook-creation, hook-succeeded'",
    { moments: ['pre-install'], after: 'gone' },
  ],
];

describe('a hook', () => {
  for (const [title, annotations, expected] of cases) {
    it(`is read of an object ${title}`, () => {
      const [manifest] = manifestsOf(`{apiVersion: v1, kind: ConfigMap, metadata: {name: x, annotations: {${annotations}}}}`);
      assert.ok(manifest);
      assert.deepEqual(readHook(manifest), expected);
    });
  }
});
