import type { World } from '../../vocabulary/world.ts';
import { groundNamedPort } from '../ground/ground-named-port.ts';
import type { PortRange, Traffic } from '../../policy/ir/traffic.ts';
import type { DestinationPort, PolicyProtocol } from './protocol-schema.ts';

type Transport = 'TCP' | 'UDP' | 'SCTP';

/** The traffic that an item of `protocols` means; a port name means ports of that name of any protocol. */
export function groundProtocol(world: World, { tcp, udp, sctp, destinationNamedPort }: PolicyProtocol): Traffic[] {
  return [
    ...groundTransport('TCP', tcp?.destinationPort),
    ...groundTransport('UDP', udp?.destinationPort),
    ...groundTransport('SCTP', sctp?.destinationPort),
    ...(destinationNamedPort === undefined ? [] : groundName(world, destinationNamedPort)),
  ];
}

function groundTransport(protocol: Transport, port: DestinationPort | undefined): Traffic[] {
  return port === undefined ? [] : [{ kind: 'transport', protocol, ports: groundPort(port) }];
}

function groundPort({ number, range }: DestinationPort): PortRange[] {
  return [
    ...(number === undefined ? [] : [{ kind: 'range', first: number, last: number } as const]),
    ...(range === undefined ? [] : [{ kind: 'range', first: range.start, last: range.end } as const]),
  ];
}

function groundName(world: World, name: string): Traffic[] {
  const transports: readonly Transport[] = ['TCP', 'UDP', 'SCTP'];
  return transports.map((protocol) => ({ kind: 'transport', protocol, ports: [groundNamedPort(world, name, protocol)] }));
}
