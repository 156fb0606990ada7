import { externals } from './externals.ts';
import { peers } from './peers.ts';
import type { Role } from './role.ts';

/** The ports of a role that a target can name; undefined for the controller, whose ports are those of its workload. See `Target`. */
export function portsOf(role: Role): readonly string[] | undefined {
  if (role === 'controller') return undefined;
  if (role === 'node') return [];
  if (role === 'apiserver') return ['api', 'kubelet', 'service'];
  if (role === 'outsider') return ['service', 'other', 'apiserver', 'otlp'];
  if (Object.hasOwn(externals, role)) return ['service', 'other'];
  const [, peer] = Object.entries(peers).find(([name]) => name === role) ?? [];
  return peer === undefined ? ['http', 'udp', 'other', 'other-udp'] : Object.keys(peer.ports);
}
