import type { ClusterSpec } from '../api/run-spec.ts';
import { type CniName, cnisWithChart } from '../clusters/cni/cni-name.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import type { clusterFlags, ClusterName } from './flags/cluster-flags.ts';
import type { ValuesOf } from './flags/flag.ts';

/** The options that say where to probe. */
export type ClusterOptions = ValuesOf<typeof clusterFlags> & { readonly keep: boolean };

/** Where a run is, as far as flags differ: a kind cluster is made for it, or was there before. */
export type Place = 'embedded' | 'predict' | 'new kind' | 'reused kind' | 'existing';

/** A flag that only some places take. */
export type PlacedFlag = Exclude<keyof typeof clusterFlags, 'cluster'>;

const kinds = ['new kind', 'reused kind'] as const;

/** Where each flag has an effect. Anywhere else it is refused: whoever gives a flag believes that it counts. */
export const flagPlaces: Readonly<Record<PlacedFlag, readonly Place[]>> = {
  cni: ['new kind'],
  nodes: ['new kind'],
  'ip-family': ['new kind'],
  'node-image': ['new kind'],
  'cni-manifest': ['new kind'],
  'cni-chart': ['new kind'],
  'cni-values': ['new kind'],
  'probe-image': [...kinds, 'existing'],
  spread: [...kinds, 'existing'],
  reuse: ['reused kind'],
  context: ['existing'],
  external: ['existing'],
  'allow-namespaces': ['existing'],
};

/** Each place, in words, and the flags that lead there. */
const placeWords: Readonly<Record<Place, string>> = {
  embedded: 'the embedded cluster',
  predict: 'a prediction (--cluster predict)',
  'new kind': 'a new kind cluster (--cni NAME)',
  'reused kind': 'a kind cluster that is there (--reuse NAME)',
  existing: 'an existing cluster (--context NAME)',
};

/**
 * The cluster that a run's flags ask for.
 * @throws UserError (3) where they contradict each other, or one has no effect there
 */
export function clusterSpec(options: ClusterOptions): ClusterSpec {
  const name = clusterName(options);
  refuseIneffective(options, placeOf(name, options));
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

function clusterName({ cni, reuse, context, cluster }: ClusterOptions): ClusterName {
  const implied = new Set<ClusterName>([
    ...(cni === undefined && reuse === undefined ? [] : ['kind' as const]),
    ...(context === undefined ? [] : ['existing' as const]),
  ]);
  const [name = 'embedded', ...more] = new Set([...implied, ...(cluster === undefined ? [] : [cluster])]);
  if (more.length === 0) return name;
  throw new UserError(
    `--cni and --reuse mean a kind cluster, --context an existing one: ${[name, ...more].join(' and ')} are two places, and a run has one.`,
    3,
  );
}

function placeOf(name: ClusterName, { reuse }: ClusterOptions): Place {
  if (name === 'kind') return reuse === undefined ? 'new kind' : 'reused kind';
  return name;
}

function refuseIneffective(options: ClusterOptions, place: Place): void {
  for (const [flag, places] of placedFlags) {
    if (!isGiven(options[flag]) || places.includes(place)) continue;
    throw new UserError(
      `--${flag} has no effect on ${placeWords[place]}: it is for ${places.map((each) => placeWords[each]).join(', or ')}. Leave it out, or choose that.`,
      3,
    );
  }
  if (place === 'new kind') refuseIneffectiveOnKind(options);
}

const placedFlags = Object.entries(flagPlaces).flatMap(([flag, places]) => (isPlacedFlag(flag) ? [[flag, places] as const] : []));

function isPlacedFlag(flag: string): flag is PlacedFlag {
  return Object.hasOwn(flagPlaces, flag);
}

function isGiven(value: ClusterOptions[PlacedFlag]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}

/** Two of the nodes have to take pods, and the first is the control plane, which takes them only where it is alone. */
const nodesToSpread = 3;

function refuseIneffectiveOnKind({ cni = 'default', nodes = 1, spread, ...options }: ClusterOptions): void {
  const charted: readonly CniName[] = cnisWithChart;
  const chartFlag = (['cni-chart', 'cni-values'] as const).find((flag) => isGiven(options[flag]));
  if (chartFlag !== undefined && !charted.includes(cni))
    throw new UserError(
      `--${chartFlag} has no effect with --cni ${cni}, which is not installed from a chart (${charted.join(', ')} is). Objects in place of the published ones are given with --cni-manifest FILE.`,
      3,
    );
  if (spread && nodes < nodesToSpread)
    throw new UserError(
      `--spread has no effect with --nodes ${String(nodes)}: a kind cluster has to have at least ${String(nodesToSpread)}, of which the first takes no probe pods.`,
      3,
    );
}

function kindSpec(options: ClusterOptions): ClusterSpec {
  const nodeImage = options['node-image'];
  const probeImage = options['probe-image'];
  const cniChart = options['cni-chart'];
  return {
    kind: 'kind',
    cni: options.cni ?? 'default',
    nodes: options.nodes ?? 1,
    family: options['ip-family'] ?? 'ipv4',
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

function existingSpec(options: ClusterOptions): ClusterSpec {
  const { context, external, spread, 'probe-image': probeImage } = options;
  if (context === undefined) {
    throw new UserError('--cluster existing needs --context NAME: a run never picks the current context of a kubeconfig by itself.', 3);
  }
  return {
    kind: 'existing',
    context,
    externals: external,
    placement: spread ? 'spread' : 'anywhere',
    namespaces: options['allow-namespaces'] ? 'as written' : 'own',
    ...(probeImage === undefined ? {} : { probeImage }),
  };
}
