import type { Manifest } from '../vocabulary/manifest.ts';
import { UserError } from '../vocabulary/user-error.ts';

/**
 * A manifest that its dialect does not accept or the model does not support: names the file, the object and the field
 * path, e.g. `templates/np.yaml: NetworkPolicy ns/allow: spec.ingress[0].from[0].ipBlock.cidr: "10.0.0.0/33" is not a CIDR`.
 */
export class ManifestError extends UserError {
  readonly path: string;

  /** @param path field path in the object, e.g. `spec.ingress[0].ports[1].port` @param problem what is wrong and what is expected there */
  constructor(manifest: Manifest, path: string, problem: string) {
    const { kind, metadata } = manifest.object;
    const name = metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
    super(`${manifest.file}: ${kind} ${name}: ${path}: ${problem}`, 2);
    this.path = path;
  }
}
