import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import { findServiceObstacle } from '../../../harness/cluster/service-obstacle.ts';
import type { PodSpec } from '../../../harness/cluster/topology.ts';
import { apiserverPorts } from '../../../harness/plan/cast-of.ts';
import type { Service } from '../../../harness/vocabulary/world.ts';
import { dnsPort } from '../deploy/dns-server.ts';
import { kubeletTarget } from '../deploy/kubelet-target.ts';
import { isClusterDns } from '../deploy/place-topology.ts';
import type { Landscape } from '../discover/landscape.ts';
import { familyOf } from '../discover/sort-addresses.ts';
import type { KubernetesOptions } from '../options.ts';

/** What decides whether a flow can be probed. */
export interface Reach {
  readonly landscape: Landscape;
  readonly options: Pick<KubernetesOptions, 'externals' | 'dns'>;
  /** Absent before the deployment. */
  readonly deployed?: Deployed;
}

/** What stands where, once it does. */
export interface Deployed {
  /** By id. */
  readonly pods: ReadonlyMap<string, PodSpec>;
  /** Why a pod of the topology is not there, by its id. */
  readonly absent: ReadonlyMap<string, string>;
  /** Ids of the pods that run on the node that is the site `node`. */
  readonly onFirstNode: ReadonlySet<string>;
  readonly services: readonly Service[];
}

/** Why a flow's packets can't be sent, in words; undefined where they can. */
export function findObstacle(request: ProbeRequest, reach: Reach): string | undefined {
  const { flow } = request;
  const { absent, services } = reach.deployed ?? {};
  return (
    absent?.get(flow.source) ??
    absent?.get(flow.destination) ??
    sourceObstacle(request, reach) ??
    destinationObstacle(request, reach) ??
    (services === undefined ? undefined : findServiceObstacle(flow, services))
  );
}

function sourceObstacle({ flow }: ProbeRequest, { landscape, options, deployed }: Reach): string | undefined {
  const { source, destination, port, family } = flow;
  const target = deployed?.pods.get(destination);
  if (source === 'node') {
    const probed = target === undefined ? undefined : kubeletTarget(target);
    if (probed !== port)
      return "the node's own connections are those of its kubelet, which probes one HTTP port of a pod; this is another one";
    if (family !== firstFamily(landscape)) return "the kubelet probes the first of a pod's addresses, which is of the other IP family";
    return deployed?.onFirstNode.has(destination) === true
      ? undefined
      : 'the destination runs on another node than the one this flow starts from';
  }
  if (source === 'apiserver') {
    const webhook = target?.listeners.find(({ application }) => application === 'tls')?.port;
    if (webhook !== port) return 'the apiserver connects to webhooks only, and none is at this port';
    return family === firstFamily(landscape)
      ? undefined
      : 'the apiserver connects to the first address of a Service, which is of the other IP family';
  }
  const external = options.externals.find(({ id }) => id === source);
  if (external !== undefined)
    return external.openShell === undefined ? `nothing can be run on ${source}, a host outside the cluster` : undefined;
  const pod = deployed?.pods.get(source);
  if (pod === undefined)
    return deployed === undefined
      ? undefined
      : `there is no host ${source} outside this cluster; name one with --external ${source}=HOST:PORT`;
  return isClusterDns(pod) ? "the cluster's own pods are not made to send anything" : undefined;
}

function destinationObstacle({ flow, probe }: ProbeRequest, { landscape, options, deployed }: Reach): string | undefined {
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
  const pod = deployed?.pods.get(destination);
  if (pod === undefined) {
    const known = deployed === undefined || options.externals.some(({ id }) => id === destination);
    return known ? undefined : `there is no host ${destination} outside this cluster; name one with --external ${destination}=HOST:PORT`;
  }
  if (isClusterDns(pod)) return port === dnsPort ? undefined : "the cluster's own DNS is known to listen at port 53 only";
  const isLookup = probe.kind === 'dns-udp' || probe.kind === 'dns-tcp';
  if (isLookup && landscape.dns.coreDnsImage === undefined)
    return "the cluster's DNS is not CoreDNS, so there is no image for another DNS server";
  return undefined;
}

/** Of the two families of a dual-stack cluster, the one that its pods' and Services' first address has. */
function firstFamily({ dns, sites }: Landscape): 4 | 6 | undefined {
  const [first] = dns.pod.status.podIPs.map(({ ip }) => familyOf(ip));
  return first ?? sites.families[0];
}
