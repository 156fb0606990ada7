import type { peers } from './peers.ts';
import type { CellRole, ExternalRole, PeerRole } from './role.ts';

/** The controller's ports that the ingress table names; their numbers are read from the rendered Deployment. */
export const controllerPorts = ['webhook', 'metrics', 'gate', 'health'] as const;

/** A port of the controller by its container port's name. */
export type ControllerPort = (typeof controllerPorts)[number];

type PeerTarget = { [Peer in PeerRole]: `${Peer}:${Extract<keyof (typeof peers)[Peer]['ports'], string>}` }[PeerRole];

/**
 * Where a flow goes, as scenarios write it: who, and which of its ports. The controller's are the container ports of its workload, by
 * name or number; those that the tables name are there while their mode is off as well. `unlisted` and `unlisted-udp` are listeners on
 * ports of no row; `metrics-udp` is a UDP listener on the metrics port's number; an external host's `service` is the port
 * its row names, `outsider:apiserver` and `outsider:otlp` are ports that rows of other hosts name; `apiserver:kubelet` is another
 * port on the apiserver's host, and `apiserver:service` the port of its Service, at which no real apiserver listens.
 */
export type Target =
  | `controller:${string}`
  | `${Exclude<CellRole, 'controller'>}:${'http' | 'udp' | 'other' | 'other-udp'}`
  | PeerTarget
  | `${ExternalRole}:${'service' | 'other'}`
  | `outsider:${'apiserver' | 'otlp'}`
  | `apiserver:${'api' | 'kubelet' | 'service'}`;

/** Ports of the listeners that no row names. */
export const unlistedPorts = { tcp: 9_999, udp: 9_998 } as const;

/** Ports of the listeners of a cell's own pods beside the controller. */
export const neighbourPorts = { http: 8_000, udp: 8_001, other: 8_002, otherUdp: 8_003 } as const;

/** The port of the Service in front of the apiserver. Source: Kubernetes documentation, "Accessing the Kubernetes API from a Pod". */
export const apiserverServicePort = 443;

/** The port that the kubelet serves on every node. */
export const kubeletPort = 10_250;
