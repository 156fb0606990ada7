import type { Network } from '../network/network.ts';
import type { Flow } from '../../../../harness/vocabulary/flow.ts';

/** The Service that a cluster's pods ask for names. */
const dnsService = { namespace: 'kube-system', name: 'kube-dns' } as const;

/**
 * The flow of a pod's lookups: to the cluster's DNS Service, or to the first pod that serves names where there is no such Service. Over
 * IPv4 whatever is looked up, as a dual-stack cluster's pods are configured. @throws Error where nobody serves names
 */
export function findNameServer(network: Pick<Network, 'findService' | 'hosts'>, source: string): Flow {
  const lookup = { source, protocol: 'UDP', family: 4 } as const;
  const service = network.findService(dnsService.namespace, dnsService.name);
  const port = service?.ports.find(({ protocol }) => protocol === 'UDP');
  const [backend] = service?.backends ?? [];
  if (port !== undefined && backend !== undefined) {
    return { ...lookup, destination: backend, port: port.targetPort, via: { kind: 'service', ...dnsService } };
  }
  for (const { id, listeners } of network.hosts) {
    const dns = listeners.find(({ application }) => application === 'dns');
    if (dns !== undefined) return { ...lookup, destination: id, port: dns.port, via: { kind: 'address' } };
  }
  throw new Error('nobody serves names: there is no Service kube-system/kube-dns, and no pod listens with dns');
}
