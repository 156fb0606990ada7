import type { World } from '../../vocabulary/world.ts';
import { groundNamedPort } from '../ground/ground-named-port.ts';
import type { PortMatch, Traffic } from '../../policy/ir/traffic.ts';
import type { IcmpField } from './icmp-schema.ts';
import type { CiliumPort } from './port-schema.ts';

const anyTransport = ['TCP', 'UDP', 'SCTP'] as const;

/**
 * What an item of `ports` matches. `ANY` (or no protocol) is every protocol with ports, so never ICMP; port 0 is every port,
 * whatever stands in `endPort`; beside other numbers that counts where it is greater.
 * Source: Cilium documentation, "Layer 4 Policies"; `PortProtocol` and `keysForRange` of Cilium 1.20 (`pkg/policy`).
 */
export function groundPort(world: World, { port, endPort = 0, protocol = 'ANY' }: CiliumPort): Traffic[] {
  const protocols = protocol === 'ANY' ? anyTransport : [protocol];
  return protocols.map((name) => {
    const match = groundNumber(port, endPort) ?? groundNamedPort(world, port.toLowerCase(), name);
    return { kind: 'transport', protocol: name, ...(match !== 'any' && { ports: [match] }) };
  });
}

/** What an item of `icmps[].fields` matches. */
export function groundIcmp({ family, type }: IcmpField): Traffic {
  return { kind: 'icmp', family: family === 'IPv4' ? 4 : 6, type };
}

function groundNumber(port: string, endPort: number): PortMatch | 'any' | undefined {
  const first = Number(port);
  if (!Number.isInteger(first)) return undefined;
  if (first === 0) return 'any';
  return { kind: 'range', first, last: Math.max(first, endPort) };
}
