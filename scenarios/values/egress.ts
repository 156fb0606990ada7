import type { Places } from '../words.ts';
import type { Engine } from '../engines.ts';
import { ipBlocks, podsOf, tcp } from './peers.ts';

/** The rows of the egress table that `egress.to` can hold an entry for. */
export type EgressEntry = 'apiserver' | 'remote-apiserver' | 'source-controller' | 's3' | 'otlp' | 'http-target';

/** Where the S3 store and the OTLP collector are. */
export type Placement = 'outside' | 'in the cluster';

/**
 * The specification's complete egress block ("Opt-in egress") for this run's addresses, with an entry for each of the
 * seven rows, less the entries in `without`. Under cilium there is none for the apiserver: a CIDR matches no node there, so its
 * rule would match nothing, and the chart allows the entity kube-apiserver (see the scenarios of egress-apiserver).
 */
export function completeEgress(places: Places, placement: Placement, engine: Engine, without: readonly EgressEntry[] = []): Egress {
  const left = new Set<string>(engine === 'cilium' ? [...without, 'apiserver'] : without);
  const entries: Readonly<Record<EgressEntry, object>> = {
    apiserver: { to: ipBlocks(places.cidrs('apiserver')), ports: [tcp(places.apiserverPort)] },
    'remote-apiserver': { to: ipBlocks(places.cidrs('remote-apiserver')), ports: [tcp(6443)] },
    'source-controller': { to: [podsOf(places.namespaces['flux-system'])] },
    s3:
      placement === 'outside'
        ? { to: ipBlocks(places.cidrs('s3')), ports: [tcp(443)] }
        : { to: [podsOf(places.namespaces.minio)], ports: [tcp(9000)] },
    otlp:
      placement === 'outside'
        ? { to: ipBlocks(places.cidrs('otlp')), ports: [tcp(4317)] }
        : { to: [podsOf(places.namespaces.observability)], ports: [tcp(4317)] },
    'http-target': { to: ipBlocks(places.cidrs('http-target')), ports: [tcp(443)] },
  };
  return {
    enabled: true,
    dns: true,
    dnsNamespace: 'kube-system',
    to: Object.entries(entries)
      .filter(([entry]) => !left.has(entry))
      .map(([, rule]) => rule),
  };
}

/** `networkPolicy.egress`. */
export interface Egress {
  readonly enabled: true;
  readonly dns: boolean;
  readonly dnsNamespace: string;
  readonly to: readonly object[];
}
