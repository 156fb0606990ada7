import { externals, otherExternalPort } from '../cast/externals.ts';
import { peers, type PeerSpec } from '../cast/peers.ts';
import type { ExternalRole, PeerRole, Role } from '../cast/role.ts';
import { apiserverServicePort, type ControllerPort, kubeletPort, neighbourPorts, type Target, unlistedPorts } from '../cast/target.ts';
import type { Application, Listener } from '../cluster/listener.ts';
import type { Protocol } from '../vocabulary/protocol.ts';

/** A scenario's target in numbers: who listens there, on which port, and with what. */
export interface ResolvedTarget {
  readonly role: Role;
  readonly port: number;
  readonly protocol: Protocol;
  readonly application: Application;
}

/** Where a target's port numbers come from. */
export interface PortSources {
  readonly controller: Readonly<Record<ControllerPort, number>>;
  readonly apiserver: number;
}

/** Look up a target's port. @throws Error for a target that the cast does not have */
export function resolveTarget(target: Target, ports: PortSources): ResolvedTarget {
  const [role, port] = target.split(':') as [Role, string];
  const listener = findListener(role, port, ports);
  if (listener === undefined) throw new Error(`nobody listens at ${target}`);
  return { role, port: listener.port, protocol: listener.application === 'udp' ? 'UDP' : 'TCP', application: listener.application };
}

/** What the controller's probe pod listens on. */
export function controllerListeners(ports: PortSources['controller']): Readonly<Record<string, Listener>> {
  return {
    webhook: { application: 'tls', port: ports.webhook },
    metrics: { application: 'http', port: ports.metrics },
    gate: { application: 'http', port: ports.gate },
    health: { application: 'http', port: ports.health },
    unlisted: { application: 'tcp', port: unlistedPorts.tcp },
    'unlisted-udp': { application: 'udp', port: unlistedPorts.udp },
    'metrics-udp': { application: 'udp', port: ports.metrics },
  };
}

/** What a cell's own pods beside the controller listen on. */
export const neighbourListeners: Readonly<Record<string, Listener>> = {
  http: { application: 'http', port: neighbourPorts.http },
  udp: { application: 'udp', port: neighbourPorts.udp },
  other: { application: 'tcp', port: neighbourPorts.other },
  'other-udp': { application: 'udp', port: neighbourPorts.otherUdp },
};

function findListener(role: Role, port: string, ports: PortSources): Listener | undefined {
  if (isExternal(role)) return externalListener(role, port);
  if (isPeer(role)) return peerListener(role, port);
  switch (role) {
    case 'controller':
      return controllerListeners(ports.controller)[port];
    case 'neighbour':
    case 'flagger-beside':
    case 'second-release':
      return neighbourListeners[port];
    case 'apiserver':
      return apiserverListener(port, ports);
    case 'node':
      return undefined;
  }
}

function apiserverListener(port: string, ports: PortSources): Listener {
  switch (port) {
    case 'kubelet':
      return { application: 'tcp', port: kubeletPort };
    case 'service':
      return { application: 'tcp', port: apiserverServicePort };
    default:
      return { application: 'tls', port: ports.apiserver };
  }
}

function externalListener(role: ExternalRole, port: string): Listener | undefined {
  const external = externals[role];
  switch (port) {
    case 'other':
      return { application: 'tcp', port: otherExternalPort };
    case 'apiserver':
    case 'otlp':
      return { application: 'tcp', port: externals[port === 'otlp' ? 'otlp' : 'remote-apiserver'].port };
    default:
      return external.listeners.find((listener) => listener.port === external.port);
  }
}

function peerListener(role: PeerRole, port: string): Listener | undefined {
  const peer: PeerSpec = peers[role];
  return peer.ports[port];
}

function isExternal(role: Role): role is ExternalRole {
  return Object.hasOwn(externals, role);
}

function isPeer(role: Role): role is PeerRole {
  return Object.hasOwn(peers, role);
}
