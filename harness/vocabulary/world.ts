import type { Endpoint } from './endpoint.ts';
import type { Protocol } from './protocol.ts';

/** A namespace with its labels; `kubernetes.io/metadata.name` is written out, nothing is implied. */
export interface Namespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** One port of a Service and where kube-proxy sends it. */
export interface ServicePort {
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: Protocol;
}

/** A Service with a cluster address in front of endpoints of the world. */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly addresses: readonly string[];
  /** Ids of the endpoints behind it. */
  readonly backends: readonly string[];
  readonly ports: readonly ServicePort[];
}

/** Labels of a ServiceAccount, which Calico selects on. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Everything with an address that a policy could speak of. Policies are compiled against a world. */
export interface World {
  readonly namespaces: readonly Namespace[];
  readonly endpoints: readonly Endpoint[];
  readonly services: readonly Service[];
  readonly serviceAccounts: readonly ServiceAccount[];
}
