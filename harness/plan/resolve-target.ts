import { externals, otherExternalPort } from '../cast/externals.ts';
import { peers, type PeerSpec } from '../cast/peers.ts';
import type { ExternalRole, PeerRole, Role } from '../cast/role.ts';
import { apiserverServicePort, kubeletPort, neighbourPorts, type Target } from '../cast/target.ts';
import type { Application, Listener } from '../cluster/listener.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import { UserError } from '../vocabulary/user-error.ts';
import { controllerListeners, type ControllerPorts, nameOfPort } from './controller-listeners.ts';

/** A scenario's target in numbers: who listens there, on which port, and with what. */
export interface ResolvedTarget {
  readonly role: Role;
  readonly port: number;
  readonly protocol: Protocol;
  readonly application: Application;
}

/** Where a target's port numbers come from. */
export interface PortSources extends ControllerPorts {
  /** Whose ports the controller's are, for messages. */
  readonly workload?: string;
  readonly apiserver: number;
}

/**
 * Look up a target's port.
 * @throws Error for a target that the cast does not have @throws UserError for a port that the controller does not have
 */
export function resolveTarget(target: Target, ports: PortSources): ResolvedTarget {
  const [role, port] = target.split(':') as [Role, string];
  const listener = findListener(role, port, ports);
  if (listener === undefined) throw new Error(`nobody listens at ${target}`);
  return { role, port: listener.port, protocol: listener.application === 'udp' ? 'UDP' : 'TCP', application: listener.application };
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
      return controllerListener(port, ports);
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

/** By name, or by the number of a port that a container declares. */
function controllerListener(port: string, ports: PortSources): Listener {
  const listeners = controllerListeners(ports);
  const found = listeners.get(port) ?? [...listeners.values()].find((listener) => String(listener.port) === port);
  if (found !== undefined) return found;
  const declared = (ports.declared ?? []).map(nameOfPort);
  throw new UserError(
    `${ports.workload ?? 'the controller'}: no container port is named ${port}, which the scenario asks for (there are: ${declared.join(', ') || 'none'}). Name the container's port so, or ask for one that it has.`,
    2,
  );
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
