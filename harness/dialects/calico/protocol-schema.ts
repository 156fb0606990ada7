import { z } from 'zod';

/** A protocol: with ports, ICMP of a family, or another by its number. */
export type CalicoProtocol =
  | { readonly kind: 'transport'; readonly protocol: 'TCP' | 'UDP' | 'SCTP' | 'UDPLite' }
  | { readonly kind: 'icmp'; readonly family: 4 | 6 }
  | { readonly kind: 'protocol-number'; readonly number: number };

const byName = new Map<string, CalicoProtocol>([
  ['TCP', { kind: 'transport', protocol: 'TCP' }],
  ['UDP', { kind: 'transport', protocol: 'UDP' }],
  ['SCTP', { kind: 'transport', protocol: 'SCTP' }],
  ['UDPLite', { kind: 'transport', protocol: 'UDPLite' }],
  ['ICMP', { kind: 'icmp', family: 4 }],
  ['ICMPv6', { kind: 'icmp', family: 6 }],
]);

/** Source: IANA, "Protocol Numbers". */
const nameByNumber = new Map([
  [1, 'ICMP'],
  [6, 'TCP'],
  [17, 'UDP'],
  [58, 'ICMPv6'],
  [132, 'SCTP'],
  [136, 'UDPLite'],
]);

/** `protocol` or `notProtocol`: a name or a number from 1 to 255. Source: Calico documentation, "Network policy", "Rule". */
export const protocolSchema = z.union([z.number(), z.string()]).transform((value, context): CalicoProtocol => {
  const number = Number(value);
  const found = byName.get(nameByNumber.get(number) ?? String(value));
  if (found !== undefined) return found;
  if (Number.isInteger(number) && number >= 1 && number <= 255) return { kind: 'protocol-number', number };
  const message = `${JSON.stringify(value)} is not a protocol; write ${[...byName.keys()].join(', ')} or a number from 1 to 255`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** Whether rules may name ports of a protocol. Source: Calico documentation, "Network policy", "EntityRule" (TCP, UDP, SCTP). */
export function hasPorts(protocol: CalicoProtocol): boolean {
  return protocol.kind === 'transport' && protocol.protocol !== 'UDPLite';
}
