import { normaliseAddress } from '../../address/normalise-address.ts';
import { groundNamedPort } from '../ground/ground-named-port.ts';
import type { Match } from '../../policy/ir/rule.ts';
import type { NamedPortMatch, PortMatch, Traffic } from '../../policy/ir/traffic.ts';
import type { EntityContext } from './entity-context.ts';
import { findService, type FoundService } from './find-service.ts';
import type { CalicoPort } from './port-schema.ts';
import type { CalicoProtocol } from './protocol-schema.ts';
import type { CalicoRule } from './rule-schema.ts';

type Transport = Extract<Traffic, { kind: 'transport' }>;
type NamedProtocol = 'TCP' | 'UDP' | 'SCTP';

/** Protocols of container ports: what a named port means in a rule without a protocol. */
const namedProtocols: readonly NamedProtocol[] = ['TCP', 'UDP', 'SCTP'];

/**
 * What a rule says about protocol and ports. Ports are alternatives, numbers and names alike; a Service in the destination
 * means its endpoints' own ports. Source: Calico documentation, "Network policy", "Rule"; `felix/calc/rule_scanner.go`.
 */
export function groundTraffic(context: EntityContext, rule: CalicoRule): Pick<Match, 'traffic' | 'notTraffic'> {
  const services = rule.destination?.services;
  const traffic = services === undefined ? wanted(context, rule) : ofService(findService(context, services), rule.protocol);
  const notTraffic = unwanted(context, rule);
  return { ...(traffic && { traffic }), ...(notTraffic.length > 0 && { notTraffic }) };
}

function wanted(context: EntityContext, { protocol, icmp, source, destination }: CalicoRule): Traffic[] | undefined {
  const ports = destination?.ports ?? [];
  const sourcePorts = source?.ports ?? [];
  if (protocol === undefined && ports.length + sourcePorts.length === 0) return undefined;
  if (protocol?.kind === 'icmp') return [groundIcmp(protocol.family, icmp)];
  if (protocol?.kind === 'protocol-number') return [protocol];
  return transports(protocol).map((name) => ({
    kind: 'transport',
    protocol: name,
    ...(ports.length > 0 && { ports: groundPorts(context, ports, name) }),
    ...(sourcePorts.length > 0 && { sourcePorts: groundPorts(context, sourcePorts, name) }),
  }));
}

function unwanted(context: EntityContext, { protocol, notProtocol, notICMP, source, destination }: CalicoRule): Traffic[] {
  const ports = destination?.notPorts ?? [];
  const sourcePorts = source?.notPorts ?? [];
  return [
    ...(notProtocol === undefined ? [] : [notProtocol]),
    ...(notICMP?.type === undefined ? [] : ([4, 6] as const).map((family) => groundIcmp(family, notICMP))),
    ...transports(protocol).flatMap((name): Transport[] => [
      ...(ports.length === 0 ? [] : [{ kind: 'transport', protocol: name, ports: groundPorts(context, ports, name) } as const]),
      ...(sourcePorts.length === 0
        ? []
        : [{ kind: 'transport', protocol: name, sourcePorts: groundPorts(context, sourcePorts, name) } as const]),
    ]),
  ];
}

function transports(protocol: CalicoProtocol | undefined): readonly Transport['protocol'][] {
  if (protocol === undefined) return namedProtocols;
  return protocol.kind === 'transport' ? [protocol.protocol] : [];
}

function groundIcmp(family: 4 | 6, { type, code }: NonNullable<CalicoRule['icmp']> = {}): Traffic {
  return { kind: 'icmp', family, ...(type !== undefined && { type }), ...(code !== undefined && { code }) };
}

function groundPorts({ world }: EntityContext, ports: readonly CalicoPort[], protocol: Transport['protocol']): PortMatch[] {
  return ports.map((port) => (port.kind === 'range' ? port : groundNamedPort(world, port.name, protocol)));
}

function ofService(service: FoundService, protocol: CalicoProtocol | undefined): Traffic[] {
  const names = namedProtocols.filter((name) => protocol === undefined || (protocol.kind === 'transport' && protocol.protocol === name));
  return names
    .map((name): Transport => ({ kind: 'transport', protocol: name, ports: [servicePorts(service, name)] }))
    .filter(({ protocol: name }) => service.ports.some((port) => port.protocol === name));
}

function servicePorts({ backends, ports, text }: FoundService, protocol: NamedProtocol): NamedPortMatch {
  const targets = ports.filter((port) => port.protocol === protocol).map(({ targetPort }) => targetPort);
  const addresses = backends.flatMap((endpoint) => endpoint.addresses.map(normaliseAddress));
  return { kind: 'named', name: text, portsByAddress: new Map(addresses.map((address) => [address, targets])) };
}
