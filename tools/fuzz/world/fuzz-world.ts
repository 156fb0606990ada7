import type { NamedPort } from '../../../harness/vocabulary/endpoint.ts';
import type { PolicyObject } from '../objects/policy-object.ts';

/** Labels by key. */
export type Labels = Readonly<Record<string, string>>;

/** Namespaces of every world; a ground may give them other names in a cluster. */
export const namespaceNames = ['ns-a', 'ns-b', 'ns-c'] as const;

/** One of them. */
export type NamespaceName = (typeof namespaceNames)[number];

/** Stands in labels for the place in a cluster where the world is: cluster-scoped policies select by it, so that worlds stay apart. */
export const slotWord = 'fuzz-slot';

/** Key of the namespaces' label whose value is `slotWord`. */
export const slotLabel = 'fuzz';

/** A pod; its endpoint id is `p` and its position: `p0`. */
export interface FuzzPod {
  readonly namespace: NamespaceName;
  readonly labels: Labels;
  readonly ports: readonly NamedPort[];
  readonly serviceAccount: 'default' | 'robot';
}

/** The pods that policies are about, and where they are. */
export interface Shape {
  /** Besides `kubernetes.io/metadata.name` and the slot's. */
  readonly namespaces: Readonly<Record<NamespaceName, Labels>>;
  /** One to `maxPods`. */
  readonly pods: readonly FuzzPod[];
  /** Of the service account `robot` of every namespace. */
  readonly robot: Labels;
}

/** Most pods of a world. */
export const maxPods = 4;

/** A generated world: JSON, so that it can be printed, cut down and kept. Networks in its objects are written as `resolveNetworks` reads them. */
export interface FuzzWorld {
  readonly shape: Shape;
  readonly objects: readonly PolicyObject[];
}
