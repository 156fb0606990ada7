import { parseAddress } from '../../../harness/address/parse-address.ts';
import type { ServicePort } from '../../../harness/vocabulary/world.ts';
import { definition, ruleStatement, type Statement } from './statement.ts';

/** A Service as the node translates it: each of its addresses to the backend's address of the same family. */
export interface ServiceTranslation {
  readonly addresses: readonly string[];
  /** Addresses of its first backend. All connections go there: a flow names one destination, a choice would make results differ. */
  readonly backend: readonly string[];
  /** The node's interface to that backend. */
  readonly interface: string;
  readonly ports: readonly ServicePort[];
}

/**
 * The table that translates Services' addresses (DNAT), as kube-proxy does: before policies see a packet. A backend that calls its
 * own Service is answered through the node's address, or it would answer itself.
 */
export function serviceStatements(
  table: string,
  services: readonly ServiceTranslation[],
  nodeAddresses: readonly string[],
): readonly Statement[] {
  const dnat = services.flatMap(translations);
  const snat = [...new Set(services.map((service) => service.interface))].flatMap((name) => masquerades(name, nodeAddresses));
  return [
    definition(`add table inet ${table}`),
    definition(`add chain inet ${table} routed { type nat hook prerouting priority -100; policy accept; }`),
    definition(`add chain inet ${table} own { type nat hook output priority -100; policy accept; }`),
    definition(`add chain inet ${table} hairpin { type nat hook postrouting priority 100; policy accept; }`),
    ...dnat.flatMap((rule) => [
      ruleStatement(`add rule inet ${table} routed ${rule}`),
      ruleStatement(`add rule inet ${table} own ${rule}`),
    ]),
    ...snat.map((rule) => ruleStatement(`add rule inet ${table} hairpin ${rule}`)),
  ];
}

function translations({ addresses, backend, ports }: ServiceTranslation): string[] {
  return addresses.flatMap((address) => {
    const family = parseAddress(address)?.family;
    const target = backend.find((candidate) => parseAddress(candidate)?.family === family);
    if (target === undefined) return [];
    const word = family === 6 ? 'ip6' : 'ip';
    const host = family === 6 ? `[${target}]` : target;
    return ports.map(
      ({ protocol, port, targetPort }) =>
        `${word} daddr ${address} ${protocol.toLowerCase()} dport ${String(port)} dnat ${word} to ${host}:${String(targetPort)}`,
    );
  });
}

function masquerades(name: string, nodeAddresses: readonly string[]): string[] {
  return nodeAddresses.map((address) => {
    const family = parseAddress(address)?.family;
    return `meta nfproto ipv${String(family)} iifname "${name}" oifname "${name}" snat ${family === 6 ? 'ip6' : 'ip'} to ${address}`;
  });
}
