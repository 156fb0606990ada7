import type { Probe } from '../cluster/probe-request.ts';
import type { Expectation } from '../suite/expectation.ts';
import type { Family, Via } from '../vocabulary/flow.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import { UserError } from '../vocabulary/user-error.ts';
import type { Actor, ActorPort, Cast } from './actor.ts';
import type { Aim } from './aim.ts';
import type { Cell } from './cell.ts';
import { expandExpectations } from './expand-expectations.ts';
import type { PlannedFlow } from './planned-flow.ts';

/** The Services that every cluster has. */
export const services = {
  apiserver: { namespace: 'default', name: 'kubernetes' },
  dns: { namespace: 'kube-system', name: 'kube-dns' },
} as const;

/** The name that DNS flows look up: one of the run's own, so that no other DNS server is asked. */
export const lookedUpName = 'hooks.example.com';

/**
 * A cell's expectations as flows, one for each IP family that both ends have.
 * @throws UserError where a scenario declares a flow twice, or names somebody or a port that is not there
 */
export function planFlows(cell: Cell, cast: Cast): readonly PlannedFlow[] {
  const flows = expandExpectations(cell.spec, cast).flatMap((aim) =>
    aim.source.families
      .filter((family) => aim.destination.families.includes(family) && (aim.expectation.family ?? family) === family)
      .map((family) => planFlow(cell, aim, family)),
  );
  const ids = new Set(flows.map(({ id }) => id));
  const twice = flows.find(({ id }) => !ids.delete(id));
  if (twice !== undefined) throw new UserError(`${cell.id}: the flow ${twice.id} is declared twice: leave one of them out.`, 2);
  return flows;
}

function planFlow(cell: Cell, aim: Aim, family: Family): PlannedFlow {
  const { expectation, source, destination, port } = aim;
  const protocol = expectation.lookup === 'udp' ? 'UDP' : port.protocol;
  const id = `${expectation.source} → ${destination.name}:${String(port.port)}/${protocol}${suffix(expectation)}${family === 6 ? ' over IPv6' : ''}`;
  const flow = {
    source: source.endpoint,
    destination: destination.endpoint,
    protocol,
    port: port.port,
    family,
    via: viaOf(aim),
  };
  const obstacle = source.obstacle ?? destination.obstacle ?? obstacleOf(protocol);
  return {
    id,
    cell: cell.id,
    direction: directionOf(source, destination),
    expectation,
    request: { id: `${cell.id}: ${id}`, flow, probe: probeOf(expectation, port) },
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

/** As the release sees it: what leaves it is egress. */
function directionOf(source: Actor, destination: Actor): PlannedFlow['direction'] {
  return source.role === 'subject' || (source.role === 'beside' && destination.role !== 'subject') ? 'egress' : 'ingress';
}

function suffix({ approach }: Expectation): string {
  switch (approach.kind) {
    case 'address':
      return '';
    case 'service':
      return ' via its Service';
    case 'name':
      return ` as ${approach.name}`;
  }
}

function viaOf({ expectation: { approach }, destination }: Aim): Via {
  switch (approach.kind) {
    case 'address':
    case 'name':
      return approach;
    case 'service':
      if (destination.service === undefined)
        throw new UserError(`No Service that the source renders is in front of ${destination.name}; leave "via service" out.`, 2);
      return { kind: 'service', ...destination.service };
  }
}

function probeOf({ lookup }: Expectation, { application }: ActorPort): Probe {
  return application === 'dns' ? { kind: lookup === 'tcp' ? 'dns-tcp' : 'dns-udp', name: lookedUpName } : { kind: application };
}

function obstacleOf(protocol: Protocol): string | undefined {
  return protocol === 'SCTP' || protocol === 'ICMP' ? `no probe sends ${protocol} packets, so this flow is predicted only` : undefined;
}
