import type { Manifest } from '../../../vocabulary/manifest.ts';

/** A policy of Cilium with its `spec` and `specs` read anew; the very same manifest where that changes nothing, or it is none. */
export function rereadCiliumSpecs(manifest: Manifest, readSpec: (spec: unknown) => unknown): Manifest {
  if (!/^Cilium(Clusterwide)?NetworkPolicy$/.test(manifest.object.kind)) return manifest;
  const { spec, specs } = manifest.object;
  const read = {
    ...(spec !== undefined && { spec: readSpec(spec) }),
    ...(Array.isArray(specs) && { specs: specs.map((one) => readSpec(one)) }),
  };
  const isSame = (!('spec' in read) || read.spec === spec) && (read.specs ?? []).every((one, index) => one === (specs as unknown[])[index]);
  return isSame ? manifest : { ...manifest, object: { ...manifest.object, ...read } };
}
