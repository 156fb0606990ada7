import type { ServiceSpec } from '../../../harness/cluster/topology.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { runLabel, serviceLabel } from '../labels.ts';

/**
 * A Service of the topology, in front of exactly its backends, in each IP family that the cluster has Services of. SCTP is left out: no
 * probe sends any, and a node without it would refuse the rules of all Services. Its backends stay behind it when they are unready, which
 * here says only that their kubelet's probe was denied.
 * @returns nothing for one without a port: the API takes none
 */
export function serviceManifest({ namespace, name, labels, ports }: ServiceSpec, runId: string): readonly KubernetesObject[] {
  const served = ports.filter(({ protocol }) => protocol === 'TCP' || protocol === 'UDP');
  const unique = [...new Map(served.map((each) => [`${String(each.port)}/${each.protocol}`, each])).values()];
  if (unique.length === 0) return [];
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace, name, labels: { ...labels, [runLabel]: runId } },
      spec: {
        selector: { [serviceLabel(name)]: runId },
        ipFamilyPolicy: 'PreferDualStack',
        publishNotReadyAddresses: true,
        ports: unique.map(({ port, targetPort, protocol }) => ({
          name: `${protocol.toLowerCase()}-${String(port)}`,
          port,
          targetPort,
          protocol,
        })),
      },
    },
  ];
}

/** The labels by which Services find a pod, which it has beside its workload's. */
export function backendLabels(id: string, services: readonly ServiceSpec[], runId: string): Readonly<Record<string, string>> {
  return Object.fromEntries(services.filter(({ backends }) => backends.includes(id)).map(({ name }) => [serviceLabel(name), runId]));
}
