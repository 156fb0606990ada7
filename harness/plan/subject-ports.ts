import type { Values } from '../suite/values.ts';
import type { SubjectPort, SubjectSpec } from '../suite/suite.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import { freePort } from '../world/free-port.ts';
import type { DeclaredPort } from '../world/pod-template.ts';
import type { ActorPort } from './actor.ts';

/** What a subject's ports are made from. */
export interface SubjectPortsInput {
  /** Of its containers. */
  readonly declared: readonly DeclaredPort[];
  /** What the suite says of them; absent: nothing. */
  readonly spec?: SubjectSpec | undefined;
  /** What the source was rendered with. */
  readonly values: Values;
}

/**
 * The ports of a subject's pods: what its containers declare, by name (one without a name is `8080/TCP`); what the suite adds; and
 * `unlisted` and `unlisted-udp`, two numbers that nobody uses.
 */
export function subjectPorts({ declared, spec, values }: SubjectPortsInput): readonly ActorPort[] {
  const described = spec?.ports ?? {};
  const own = declared.map(({ name, port, protocol }): ActorPort => {
    const given = name === undefined ? undefined : described[name]?.application;
    const fits = given !== undefined && transportOf(given) === protocol;
    return {
      name: name ?? `${String(port)}/${protocol}`,
      port,
      protocol,
      application: fits ? given : applicationOf(protocol),
      listing: 'declared',
    };
  });
  const ports = oneListenerANumber(uniqueByName(own));
  for (const [name, port] of Object.entries(described)) {
    const added = addedPort(name, port, ports, values);
    if (added !== undefined) ports.push(added);
  }
  const taken = [...declared, ...ports].map(({ port }) => port);
  return [
    ...ports,
    { name: 'unlisted', port: freePort('TCP', taken), protocol: 'TCP', application: 'tcp', listing: 'extra' },
    { name: 'unlisted-udp', port: freePort('UDP', taken), protocol: 'UDP', application: 'udp', listing: 'extra' },
  ];
}

/** The first of two ports of one name counts, as for policies. */
function uniqueByName(ports: readonly ActorPort[]): ActorPort[] {
  return [...new Map(ports.toReversed().map((port) => [`${port.name}/${port.protocol}`, port])).values()].reverse();
}

/** Two names of one number are one listener: it answers as the first of them that the suite describes. */
function oneListenerANumber(ports: readonly ActorPort[]): ActorPort[] {
  const keyOf = ({ port, protocol }: ActorPort): string => `${String(port)}/${protocol}`;
  const described = ports.filter(({ protocol, application }) => application !== applicationOf(protocol));
  const answers = new Map(described.toReversed().map((port) => [keyOf(port), port.application]));
  return ports.map((port) => ({ ...port, application: answers.get(keyOf(port)) ?? port.application }));
}

function addedPort(name: string, described: SubjectPort, ports: readonly ActorPort[], values: Values): ActorPort | undefined {
  const { application, unless } = described;
  if (ports.some((port) => port.name === name)) return undefined;
  const number = described.numberOf === undefined ? described.port : ports.find((port) => port.name === described.numberOf)?.port;
  if (number === undefined || (unless !== undefined && valueAt(values, unless) === true)) return undefined;
  const protocol = transportOf(application);
  // A number that the workload uses for something else stands for that.
  if (ports.some((port) => port.port === number && port.protocol === protocol)) return undefined;
  return { name, port: number, protocol, application, listing: 'extra' };
}

function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Object.entries(at).find(([own]) => own === key)?.[1] : undefined),
      values,
    );
}

function transportOf(application: SubjectPort['application']): Protocol {
  switch (application) {
    case 'udp':
      return 'UDP';
    case 'sctp':
      return 'SCTP';
    case 'tcp':
    case 'http':
    case 'tls':
      return 'TCP';
  }
}

function applicationOf(protocol: Protocol): SubjectPort['application'] {
  switch (protocol) {
    case 'UDP':
      return 'udp';
    case 'SCTP':
      return 'sctp';
    case 'TCP':
    case 'ICMP':
      return 'tcp';
  }
}
