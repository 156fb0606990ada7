import type { ExternalSpec } from '../../../harness/cluster/topology.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { runLabel } from '../labels.ts';

/** Name of the ConfigMap with the DNS server's configuration. */
export const dnsConfigMap = 'npc-dns';

/** The port that DNS listens on. */
export const dnsPort = 53;

/** Configuration of the run's own CoreDNS: it answers the names of the external hosts, and that there is no other. */
export function dnsManifest(
  namespace: string,
  runId: string,
  externals: readonly Pick<ExternalSpec, 'names' | 'addresses'>[],
): KubernetesObject {
  const records = externals.flatMap(({ names, addresses }) => addresses.map((address) => `    ${[address, ...names].join(' ')}`));
  const corefile = ['. {', '  hosts {', ...records, '  }', '}', ''].join('\n');
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace, name: dnsConfigMap, labels: { [runLabel]: runId } },
    data: { Corefile: corefile },
  };
}
