import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';
import type { CniName } from './cni-name.ts';

/** What enforces policies in a cluster, and how it gets there. One file and one line in the registry each. */
export interface Cni {
  readonly name: CniName;
  readonly network: CniNetwork;
  /**
   * Everything to apply to a new cluster.
   * @throws UserError naming the flag that replaces a source which cannot be read
   */
  load(sources: CniSources, context: LoadContext): Promise<LoadedCni>;
  /** Ids of the enforcers that it brings; by the first of them a cluster is told to have it. */
  readonly enforcers: readonly string[];
  /** API groups with version that are served once it is installed, e.g. `cilium.io/v2`. */
  readonly serves: readonly string[];
}

/** How a kind cluster is created for a CNI. Source: kind documentation, "Configuration". */
export interface CniNetwork {
  readonly defaultCni: 'kept' | 'left out';
  /** Where the CNI wants another range than kind's. */
  readonly podSubnets?: Readonly<Record<'ipv4' | 'ipv6' | 'dual', string>>;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  readonly runtimeConfig?: Readonly<Record<string, string>>;
}

/** What the user names in place of the published sources; empty where nothing is named. */
export interface CniSources {
  /** `--cni-manifest`: files of Kubernetes objects, in the order to apply them. */
  readonly manifests: readonly string[];
  /** `--cni-chart`: a chart's folder or archive. */
  readonly chart?: string;
  /** `--cni-values`: chart values, the later over the earlier. */
  readonly values: readonly string[];
}

/** What loading may need to know. */
export interface LoadContext {
  /** The pods' range or ranges, comma-separated. */
  readonly podSubnet: string;
  readonly signal: AbortSignal;
}

/** A CNI ready to be applied. */
export interface LoadedCni {
  readonly objects: readonly KubernetesObject[];
  /** What was left out and why, as sentences for the report. */
  readonly leftOut: readonly string[];
}
