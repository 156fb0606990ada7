import type { Flow } from '../../vocabulary/flow.ts';
import type { PortMatch, Traffic } from '../ir/traffic.ts';

/** Traffic in words: `TCP 80 or 8000-8080`, `UDP from 53`, `ICMPv6 type 128`, `protocol 47`. */
export function formatTraffic(traffic: Traffic): string {
  switch (traffic.kind) {
    case 'transport': {
      const from = traffic.sourcePorts === undefined ? '' : ` from ${formatPorts(traffic.sourcePorts)}`;
      return `${traffic.protocol}${traffic.ports === undefined ? '' : ` ${formatPorts(traffic.ports)}`}${from}`;
    }
    case 'icmp': {
      const type = traffic.type === undefined ? '' : ` type ${String(traffic.type)}`;
      return `${traffic.family === 4 ? 'ICMP' : 'ICMPv6'}${type}${traffic.code === undefined ? '' : ` code ${String(traffic.code)}`}`;
    }
    case 'protocol-number':
      return `protocol ${String(traffic.number)}`;
  }
}

function formatPorts(ports: readonly PortMatch[]): string {
  return ports.length === 0 ? 'no port' : ports.map(formatPort).join(' or ');
}

function formatPort(port: PortMatch): string {
  switch (port.kind) {
    case 'range':
      return port.first === port.last ? String(port.first) : `${String(port.first)}-${String(port.last)}`;
    case 'named':
      return `port "${port.name}"`;
  }
}

/** What a flow carries: `TCP 8080`; `ICMP`, `ICMPv6`. */
export function formatFlowTraffic({ protocol, port, family }: Flow): string {
  if (protocol === 'ICMP') return family === 4 ? 'ICMP' : 'ICMPv6';
  return `${protocol} ${String(port)}`;
}
