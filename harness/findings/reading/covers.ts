import type { PeersReading, PortReading, PortsReading, RuleReading } from './policy-reading.ts';

/** Whether one rule matches every flow that another of its direction matches, as far as their texts tell. */
export function coversRule(wide: RuleReading, narrow: RuleReading): boolean {
  return (
    wide.direction === narrow.direction &&
    wide.conditions === 'all' &&
    narrow.conditions === 'all' &&
    coversPeers(wide.peers, narrow.peers) &&
    coversPorts(wide.ports, narrow.ports)
  );
}

/** Whether every one of some peers is among others. */
export function coversPeers(wide: PeersReading, narrow: PeersReading): boolean {
  if (wide.kind === 'everyone') return narrow.kind !== 'nobody';
  if (wide.kind === 'nobody' || narrow.kind !== 'some') return false;
  const keys = new Set(wide.items.map(({ key }) => key));
  return narrow.items.every(({ key }) => keys.has(key));
}

/** Whether every one of some ports is among others. A name and a number are never the same here. */
export function coversPorts(wide: PortsReading, narrow: PortsReading): boolean {
  if (wide.kind === 'every') return true;
  return narrow.kind === 'some' && narrow.items.every((item) => wide.items.some((other) => coversPort(other, item)));
}

/** Whether a port is one of another's. */
export function coversPort(wide: PortReading, narrow: PortReading): boolean {
  if (wide.protocol !== 'any' && wide.protocol !== narrow.protocol) return false;
  if (wide.port.kind === 'name') return narrow.port.kind === 'name' && narrow.port.name === wide.port.name;
  if (wide.port.first === 1 && wide.port.last === 65_535) return true;
  return narrow.port.kind === 'range' && wide.port.first <= narrow.port.first && narrow.port.last <= wide.port.last;
}
