import { frontEnds } from '../dialects/front-ends.ts';
import type { Engine } from '../vocabulary/engine.ts';

const groups: Readonly<Record<string, string>> = {
  kubernetes: 'networking.k8s.io/',
  cilium: 'cilium.io/',
  calico: 'projectcalico.org/',
  clusterNetworkPolicy: 'policy.networking.k8s.io/',
};

/**
 * What a cluster that serves an engine offers, as `--api-versions` takes it: a chart that asks `.Capabilities.APIVersions` for its
 * dialect renders what it would render there.
 */
export function apiVersionsOf(engine: Engine): readonly string[] {
  const group = groups[engine];
  const kinds = frontEnds.flatMap((frontEnd) => frontEnd.kinds).filter((kind) => group !== undefined && kind.startsWith(group));
  return [...new Set(kinds.flatMap((kind) => [kind.slice(0, kind.lastIndexOf('/')), kind]))];
}
