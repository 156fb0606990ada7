import { parseAllDocuments } from 'yaml';
import type { KubernetesObject, Manifest } from '../../harness/vocabulary/manifest.ts';

/** The objects of a YAML text as manifests of the file `test.yaml`. */
export function manifests(yaml: string): Manifest[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null)
    .map((object) => ({ file: 'test.yaml', object }));
}
