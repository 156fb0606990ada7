import { apiserverPorts } from '../../../harness/plan/cast-of.ts';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { PodSpec } from '../../../harness/cluster/topology.ts';
import { dnsPort } from '../deploy/dns-server.ts';
import { kubeletTarget } from '../deploy/kubelet-target.ts';
import { clusterNamespaces } from '../deploy/plan-objects.ts';
import type { Landscape } from '../discover/landscape.ts';
import type { KubernetesOptions } from '../options.ts';

/** What decides whether a flow can be probed. */
export interface Reach {
  readonly landscape: Landscape;
  readonly options: Pick<KubernetesOptions, 'externals' | 'dns'>;
  /** By id; empty before the deployment. */
  readonly pods: ReadonlyMap<string, PodSpec>;
  /** Ids of the pods that run on the node that is the site `node`. */
  readonly onFirstNode: ReadonlySet<string>;
}

/** Why a flow's packets can't be sent, in words; undefined where they can. */
export function findObstacle(request: ProbeRequest, reach: Reach): string | undefined {
  return sourceObstacle(request, reach) ?? destinationObstacle(request, reach);
}

function sourceObstacle({ flow }: ProbeRequest, { options, pods, onFirstNode }: Reach): string | undefined {
  const { source, destination, port } = flow;
  const target = pods.get(destination);
  if (source === 'node') {
    const probed = target === undefined ? undefined : kubeletTarget(target);
    if (probed !== port)
      return "the node's own connections are those of its kubelet, which probes one HTTP port of a pod; this is another one";
    return onFirstNode.has(destination) ? undefined : 'the destination runs on another node than the one this flow starts from';
  }
  if (source === 'apiserver') {
    const webhook = target?.listeners.find(({ application }) => application === 'tls')?.port;
    return webhook === port ? undefined : 'the apiserver connects to webhooks only, and none is at this port';
  }
  const external = options.externals.find(({ id }) => id === source);
  if (external !== undefined)
    return external.openShell === undefined ? `nothing can be run on ${source}, a host outside the cluster` : undefined;
  const pod = pods.get(source);
  if (pod === undefined)
    return pods.size === 0 ? undefined : `there is no host ${source} outside this cluster; name one with --external ${source}=HOST:PORT`;
  return clusterNamespaces.has(pod.namespace) ? "the cluster's own pods are not made to send anything" : undefined;
}

function destinationObstacle({ flow, probe }: ProbeRequest, { landscape, options, pods }: Reach): string | undefined {
  const { destination, port, via } = flow;
  if (via.kind === 'name' && options.dns === 'as it was') return `the cluster's DNS does not know ${via.name}, a name of the run's own`;
  if (destination === 'apiserver') {
    const isNode = landscape.nodes.some(({ addresses }) =>
      landscape.sites.apiserver.addresses.some((address) => addresses.includes(address)),
    );
    return port === landscape.sites.apiserverPort || (isNode && port === apiserverPorts.kubelet)
      ? undefined
      : `nothing is known to listen at port ${String(port)} of the apiserver's host`;
  }
  const pod = pods.get(destination);
  if (pod === undefined) {
    const known = pods.size === 0 || options.externals.some(({ id }) => id === destination);
    return known ? undefined : `there is no host ${destination} outside this cluster; name one with --external ${destination}=HOST:PORT`;
  }
  if (clusterNamespaces.has(pod.namespace))
    return port === dnsPort ? undefined : "the cluster's own DNS is known to listen at port 53 only";
  const isLookup = probe.kind === 'dns-udp' || probe.kind === 'dns-tcp';
  if (isLookup && landscape.dns.coreDnsImage === undefined)
    return "the cluster's DNS is not CoreDNS, so there is no image for another DNS server";
  return undefined;
}
