import { compile } from '../../../harness/dialects/compile.ts';
import { ManifestError } from '../../../harness/dialects/manifest-error.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { AskedManifest } from './draw-manifests.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

const nobody: World = { namespaces: [], endpoints: [], services: [], serviceAccounts: [] };

/** Why the model refuses a manifest; undefined where it takes it. */
export function askModel({ object, companions }: AskedManifest): string | undefined {
  try {
    compile(
      [object, ...companions].map((one) => ({ file: 'manifest', object: { ...one } })),
      nobody,
      defaultSettings,
    );
    return undefined;
  } catch (error) {
    if (error instanceof ManifestError) return error.message;
    throw error;
  }
}
