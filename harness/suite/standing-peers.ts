import type { HostPeer, PeerPorts, PodPeer } from './peer.ts';

/** The label of a standing peer's pod. Nobody's policy selects it, unless it selects every pod. */
export const standingPeerLabel = 'netpol-conformance/peer';

/** A node of the cluster. */
export interface NodePeer {
  readonly kind: 'node';
  readonly ports: PeerPorts;
}

/** The kube-apiserver, at its endpoint's address. */
export interface ApiserverPeer {
  readonly kind: 'apiserver';
  /** `api` is where the cluster says; the number here is kubeadm's. */
  readonly ports: PeerPorts;
}

/** Somebody who is there without any declaration. */
export interface StandingPeer {
  readonly peer: PodPeer | HostPeer | NodePeer | ApiserverPeer;
  /** What it is, for editors and pages. */
  readonly about: string;
  /** The ports that a flow without a port means. */
  readonly meant: readonly string[];
}

const strangersPorts = {
  http: { application: 'http', port: 8080 },
  other: { application: 'tcp', port: 7777 },
  'other-udp': { application: 'udp', port: 7778 },
} as const satisfies PeerPorts;
const everyPortOfStrangers = ['http', 'other', 'other-udp'] as const;

/** The peers that every suite has, by name. */
export const standingPeers = {
  beside: {
    about: 'a pod in the release namespace that nobody knows',
    peer: {
      kind: 'pod',
      namespace: { kind: 'release' },
      labels: { [standingPeerLabel]: 'beside' },
      ports: strangersPorts,
      declared: everyPortOfStrangers,
    },
    meant: everyPortOfStrangers,
  },
  elsewhere: {
    about: 'a pod in another namespace that nobody knows',
    peer: {
      kind: 'pod',
      namespace: { kind: 'generated', name: 'elsewhere' },
      labels: { [standingPeerLabel]: 'elsewhere' },
      ports: strangersPorts,
      declared: everyPortOfStrangers,
    },
    meant: everyPortOfStrangers,
  },
  node: {
    about: 'a node of the cluster',
    // Source: Kubernetes documentation, "Ports and Protocols".
    peer: { kind: 'node', ports: { kubelet: { application: 'tls', port: 10_250 } } },
    meant: ['kubelet'],
  },
  apiserver: {
    about: 'the kube-apiserver, at its own address',
    peer: {
      kind: 'apiserver',
      // `service` is the port of the Service in front of it: at its own address nobody listens there.
      ports: {
        api: { application: 'tls', port: 6443 },
        kubelet: { application: 'tls', port: 10_250 },
        service: { application: 'tls', port: 443 },
      },
    },
    meant: ['api'],
  },
  dns: {
    about: 'CoreDNS, as every cluster has it',
    // Source: kubeadm's CoreDNS manifest (k8s-app: kube-dns; container ports dns, dns-tcp and metrics).
    peer: {
      kind: 'pod',
      namespace: { kind: 'named', name: 'kube-system', labels: {} },
      labels: { 'k8s-app': 'kube-dns' },
      ports: {
        dns: { application: 'dns', port: 53 },
        'dns-tcp': { application: 'dns', port: 53 },
        metrics: { application: 'http', port: 9153 },
        // At which nothing of CoreDNS listens.
        other: strangersPorts.other,
        'other-udp': strangersPorts['other-udp'],
      },
      declared: ['dns', 'dns-tcp', 'metrics'],
    },
    meant: ['dns', 'dns-tcp'],
  },
  internet: {
    about: 'an address outside the cluster that nobody declared',
    // Of the ranges for documentation (RFC 5737, RFC 3849), like the addresses that suites write.
    peer: {
      kind: 'host',
      names: [],
      addresses: ['192.0.2.200', '2001:db8:ff::c8'],
      ports: { '443': { application: 'tls', port: 443 }, '80': { application: 'http', port: 80 } },
    },
    meant: ['443', '80'],
  },
  metadata: {
    about: 'the metadata address of cloud providers, IPv4 only',
    peer: { kind: 'host', names: [], addresses: ['169.254.169.254'], ports: { '80': { application: 'http', port: 80 } } },
    meant: ['80'],
  },
} as const satisfies Readonly<Record<string, StandingPeer>>;

/** The standing peer of that name, if it is one. */
export function findStandingPeer(name: string): StandingPeer | undefined {
  return Object.entries<StandingPeer>(standingPeers).find(([known]) => known === name)?.[1];
}
