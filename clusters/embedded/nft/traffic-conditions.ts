import { mergeRanges } from '../../../harness/address/merge-ranges.ts';
import type { PortMatch, PortRange, Traffic } from '../../../harness/policy/ir/traffic.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import { addressWords, type Side } from './address-conditions.ts';
import type { SetRegistry } from './set-registry.ts';

type Transport = Extract<Traffic, { kind: 'transport' }>;

/** Traffic as alternative nft expressions for packets of one family; none where no packet of it can match. */
export function trafficConditions(traffic: Traffic, family: Family, sets: SetRegistry): readonly string[] {
  switch (traffic.kind) {
    case 'transport':
      return transportConditions(traffic, family, sets);
    case 'icmp':
      return traffic.family === family ? [icmpCondition(traffic)] : [];
    case 'protocol-number':
      return [`meta l4proto ${String(traffic.number)}`];
  }
}

function transportConditions({ protocol, ports, sourcePorts }: Transport, family: Family, sets: SetRegistry): readonly string[] {
  const name = protocol.toLowerCase();
  if (ports === undefined && sourcePorts === undefined) return [`meta l4proto ${name}`];
  const from = sourcePorts === undefined ? [''] : portConditions(sourcePorts, { name, side: 'source', family }, sets);
  const to = ports === undefined ? [''] : portConditions(ports, { name, side: 'destination', family }, sets);
  return from.flatMap((source) => to.map((destination) => [source, destination].filter((text) => text !== '').join(' ')));
}

interface PortSide {
  readonly name: string;
  readonly side: Side;
  readonly family: Family;
}

/** Number ranges become one condition, each named port one of its own. */
function portConditions(ports: readonly PortMatch[], { name, side, family }: PortSide, sets: SetRegistry): string[] {
  const field = `${name} ${side === 'source' ? 'sport' : 'dport'}`;
  const ranges = ports.filter((port): port is PortRange => port.kind === 'range');
  const conditions = ranges.length === 0 ? [] : [`${field} ${formatPorts(ranges)}`];
  for (const port of ports) {
    const pairs = port.kind === 'named' ? sets.namedPort(family, port) : undefined;
    if (pairs !== undefined) conditions.push(`${addressWords(side, family)} . ${field} ${pairs}`);
  }
  return conditions;
}

/** Merged, because nft refuses ranges that overlap. */
function formatPorts(ranges: readonly PortRange[]): string {
  const merged = mergeRanges(ranges.map(({ first, last }) => ({ first: BigInt(first), last: BigInt(last) })));
  const texts = merged.map(({ first, last }) => (first === last ? String(first) : `${String(first)}-${String(last)}`));
  return texts.length === 1 ? texts.join('') : `{ ${texts.join(', ')} }`;
}

function icmpCondition({ family, type, code }: Extract<Traffic, { kind: 'icmp' }>): string {
  const name = family === 4 ? 'icmp' : 'icmpv6';
  const conditions = [
    ...(type === undefined ? [] : [`${name} type ${String(type)}`]),
    ...(code === undefined ? [] : [`${name} code ${String(code)}`]),
  ];
  return conditions.length === 0 ? `meta l4proto ${family === 4 ? 'icmp' : 'ipv6-icmp'}` : conditions.join(' ');
}
