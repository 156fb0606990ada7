import assert from 'node:assert/strict';
import { compile } from '../../harness/dialects/compile.ts';
import { ManifestError } from '../../harness/dialects/manifest-error.ts';
import { manifests } from './manifests.ts';
import { buildWorld } from './world.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';

/** Assert that compiling a YAML text fails with exactly this message. */
export function assertRefused(yaml: string, message: string): void {
  assert.throws(
    () => compile(manifests(yaml), buildWorld(), defaultSettings),
    (error) => {
      assert.ok(error instanceof ManifestError, String(error));
      assert.equal(error.message, message);
      return true;
    },
  );
}
