import { normaliseAddress } from '../../address/normalise-address.ts';
import type { Family, Flow } from '../../vocabulary/flow.ts';
import type { PortMatch, PortRange, Traffic } from '../ir/traffic.ts';

/** Ports that Linux gives to clients (`net.ipv4.ip_local_port_range`): a probe's source port is one of them, unknown beforehand. */
const clientPorts = { first: 32_768, last: 60_999 } as const;

/** An ICMP flow is an echo request. Source: IANA, "ICMP Parameters" and "ICMPv6 Parameters". */
const echoRequest: Readonly<Record<Family, number>> = { 4: 8, 6: 128 };

/**
 * Whether a flow is of some traffic. A condition on the source port holds where it covers every port a client may get.
 * @param destination the address at which named ports are looked up
 */
export function matchesTraffic(traffic: Traffic, flow: Flow, destination: string): boolean {
  switch (traffic.kind) {
    case 'transport':
      return (
        flow.protocol === traffic.protocol &&
        (traffic.ports?.some((port) => matchesPort(port, flow.port, destination)) ?? true) &&
        (traffic.sourcePorts === undefined || coversClientPorts(traffic.sourcePorts))
      );
    case 'icmp':
      return (
        flow.protocol === 'ICMP' &&
        flow.family === traffic.family &&
        (traffic.type ?? echoRequest[flow.family]) === echoRequest[flow.family] &&
        (traffic.code ?? 0) === 0
      );
    case 'protocol-number':
      return traffic.number === protocolNumber(flow);
  }
}

function matchesPort(match: PortMatch, port: number, destination: string): boolean {
  switch (match.kind) {
    case 'range':
      return match.first <= port && port <= match.last;
    case 'named':
      return match.portsByAddress.get(normaliseAddress(destination))?.includes(port) ?? false;
  }
}

function coversClientPorts(ports: readonly PortMatch[]): boolean {
  const ranges = ports.filter((port): port is PortRange => port.kind === 'range').sort((a, b) => a.first - b.first);
  let next: number = clientPorts.first;
  for (const { first, last } of ranges) if (first <= next) next = Math.max(next, last + 1);
  return next > clientPorts.last;
}

/** Source: IANA, "Protocol Numbers". */
function protocolNumber({ protocol, family }: Flow): number {
  switch (protocol) {
    case 'TCP':
      return 6;
    case 'UDP':
      return 17;
    case 'SCTP':
      return 132;
    case 'ICMP':
      return family === 4 ? 1 : 58;
  }
}
