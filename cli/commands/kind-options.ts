import type { KindOptions } from '../../clusters/kind/kind-options.ts';
import type { ClusterOptions } from './clusters.ts';

/** The kind cluster that a run's flags describe. */
export function kindOptions(options: ClusterOptions): KindOptions {
  const nodeImage = options['node-image'];
  const probeImage = options['probe-image'];
  const cniChart = options['cni-chart'];
  return {
    cni: options.cni ?? 'default',
    nodes: options.nodes,
    family: options['ip-family'],
    cniManifests: options['cni-manifest'],
    cniValues: options['cni-values'],
    afterwards: options.keep ? 'keep' : 'delete',
    placement: options.spread ? 'spread' : 'anywhere',
    ...(options.reuse === undefined ? {} : { reuse: options.reuse }),
    ...(nodeImage === undefined ? {} : { nodeImage }),
    ...(probeImage === undefined ? {} : { probeImage }),
    ...(cniChart === undefined ? {} : { cniChart }),
  };
}
