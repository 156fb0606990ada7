import type { ClusterSpec } from '../api/run-spec.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import type { clusterFlags, ClusterName } from './flags/cluster-flags.ts';
import type { ValuesOf } from './flags/flag.ts';

/** The options that say where to probe. */
export type ClusterOptions = ValuesOf<typeof clusterFlags> & { readonly keep: boolean };

/** The cluster that a run's flags ask for. @throws UserError (3) where they contradict each other */
export function clusterSpec(options: ClusterOptions): ClusterSpec {
  const { cni, reuse, context } = options;
  const implied = new Set<ClusterName>([
    ...(cni === undefined && reuse === undefined ? [] : ['kind' as const]),
    ...(context === undefined ? [] : ['existing' as const]),
  ]);
  const [name = 'embedded', ...more] = new Set([...implied, ...(options.cluster === undefined ? [] : [options.cluster])]);
  if (more.length > 0) {
    throw new UserError(
      `--cni and --reuse mean a kind cluster, --context an existing one: ${[name, ...more].join(' and ')} are two places, and a run has one.`,
      3,
    );
  }
  switch (name) {
    case 'embedded':
    case 'predict':
      return { kind: name };
    case 'kind':
      return kindSpec(options);
    case 'existing':
      return existingSpec(options);
  }
}

function kindSpec(options: ClusterOptions): ClusterSpec {
  const nodeImage = options['node-image'];
  const probeImage = options['probe-image'];
  const cniChart = options['cni-chart'];
  return {
    kind: 'kind',
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

function existingSpec({ context, external, spread, 'probe-image': probeImage }: ClusterOptions): ClusterSpec {
  if (context === undefined) {
    throw new UserError('--cluster existing needs --context NAME: a run never picks the current context of a kubeconfig by itself.', 3);
  }
  return {
    kind: 'existing',
    context,
    externals: external,
    placement: spread ? 'spread' : 'anywhere',
    ...(probeImage === undefined ? {} : { probeImage }),
  };
}
