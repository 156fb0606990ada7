import type { CniName } from '../cni/cni-name.ts';
import type { IpFamily } from './cluster-config.ts';

/** What a user chooses about a kind cluster. */
export interface KindOptions {
  /** Installed in a new cluster; in one that is reused it is whatever is there. */
  readonly cni: CniName;
  /** At least 1; default 1. */
  readonly nodes?: number;
  /** Default `ipv4`. */
  readonly family?: IpFamily;
  readonly nodeImage?: string;
  readonly probeImage?: string;
  /** Files of Kubernetes objects in place of the published ones. */
  readonly cniManifests?: readonly string[];
  /** A chart's folder or archive in place of the published one. */
  readonly cniChart?: string;
  readonly cniValues?: readonly string[];
  /** Name of an existing kind cluster to run on; it stays. */
  readonly reuse?: string;
  /** Whether the new cluster stays after the run, to be reused. Default `delete`. */
  readonly afterwards?: 'delete' | 'keep';
  /** `spread`: probe pods keep away from each other's nodes. Default `anywhere`. */
  readonly placement?: 'anywhere' | 'spread';
}
