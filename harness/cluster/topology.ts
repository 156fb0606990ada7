import type { NamedPort } from '../vocabulary/endpoint.ts';
import type { Family } from '../vocabulary/flow.ts';
import type { Namespace, ServiceAccount, ServicePort } from '../vocabulary/world.ts';
import type { Listener } from './listener.ts';

/** Everything that exists before a cell's pods do: known as soon as a cluster runs, so that values can name its addresses. */
export interface Sites {
  readonly node: Site;
  /** By its endpoint address; its port there is `apiserverPort`. */
  readonly apiserver: Site;
  readonly apiserverPort: number;
  /** The IP families that pods have addresses of. A site's own addresses say which it has: the flows between two are of those that both have. */
  readonly families: readonly Family[];
  /** By external endpoint id. */
  readonly externals: Readonly<Record<string, Site>>;
}

/** An endpoint with its addresses. */
export interface Site {
  readonly id: string;
  /** IPv4 first. */
  readonly addresses: readonly string[];
}

/** A host outside the cluster that the run needs. */
export interface ExternalSpec {
  readonly id: string;
  /** DNS names that must resolve to it. */
  readonly names: readonly string[];
  /** Addresses it is to have where the cluster can choose. */
  readonly addresses: readonly string[];
  readonly listeners: readonly Listener[];
}

/** A probe pod. */
export interface PodSpec {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly NamedPort[];
  readonly serviceAccount: string;
  readonly listeners: readonly Listener[];
}

/** A Service in front of pods of the topology. */
export interface ServiceSpec {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Ids of pods, or `apiserver`. */
  readonly backends: readonly string[];
  readonly ports: readonly ServicePort[];
}

/** What a run deploys: all cells and their shared peers. */
export interface Topology {
  readonly namespaces: readonly Namespace[];
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly pods: readonly PodSpec[];
  readonly services: readonly ServiceSpec[];
  /** Ids of the pods that a flow from the node goes to. On a real cluster that is their kubelet's own probe, which no other pod needs. */
  readonly fromNode: ReadonlySet<string>;
}
