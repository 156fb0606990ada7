import type { Probe } from '../cluster/probe-request.ts';
import type { FlowExpectation } from '../scenario/expectation.ts';
import type { Family, Via } from '../vocabulary/flow.ts';
import { UserError } from '../vocabulary/user-error.ts';
import type { Cell } from './cell.ts';
import { endpointId, isCellRole } from './endpoint-id.ts';
import type { PlannedFlow } from './planned-flow.ts';
import { type PortSources, type ResolvedTarget, resolveTarget } from './resolve-target.ts';

/** The Services that a flow can go through. */
export const services = {
  apiserver: { namespace: 'default', name: 'kubernetes' },
  dns: { namespace: 'kube-system', name: 'kube-dns' },
} as const;

/** The name that DNS flows look up: one of the run's own, so that no other DNS server is asked. */
export const lookedUpName = 'hooks.example.com';

/**
 * A cell's expectations as flows, one for each IP family.
 * @throws UserError where a scenario declares a flow twice
 */
export function planFlows(cell: Cell, ports: PortSources, families: readonly Family[]): readonly PlannedFlow[] {
  const flows = cell.scenario
    .expect(cell.engine)
    .flatMap((expectation) => families.map((family) => planFlow(cell, expectation, family, ports)));
  const ids = new Set(flows.map(({ id }) => id));
  const twice = flows.find(({ id }) => !ids.delete(id));
  if (twice !== undefined) throw new UserError(`${cell.id}: the flow ${twice.id} is declared twice: leave one of them out.`, 2);
  return flows;
}

function planFlow(cell: Cell, expectation: FlowExpectation, family: Family, ports: PortSources): PlannedFlow {
  const target = resolveTarget(expectation.target, ports);
  const protocol = expectation.lookup === 'udp' ? 'UDP' : target.protocol;
  const id = `${expectation.source} → ${target.role}:${String(target.port)}/${protocol}${suffix(expectation)}${family === 6 ? ' over IPv6' : ''}`;
  const flow = {
    source: endpointId(expectation.source, cell),
    destination: endpointId(target.role, cell),
    protocol,
    port: target.port,
    family,
    via: viaOf(expectation, target),
  };
  return {
    id,
    cell: cell.id,
    direction:
      expectation.source === 'controller' || (isCellRole(expectation.source) && target.role !== 'controller') ? 'egress' : 'ingress',
    expectation,
    request: { id: `${cell.id}: ${id}`, flow, probe: probeOf(expectation, target) },
  };
}

function suffix({ approach }: FlowExpectation): string {
  switch (approach.kind) {
    case 'address':
      return '';
    case 'service':
      return ' via its Service';
    case 'name':
      return ` as ${approach.name}`;
  }
}

function viaOf({ approach, target }: FlowExpectation, { role }: ResolvedTarget): Via {
  switch (approach.kind) {
    case 'address':
    case 'name':
      return approach;
    case 'service':
      if (role !== 'apiserver' && role !== 'dns') throw new Error(`no Service is in front of ${target}`);
      return { kind: 'service', ...services[role] };
  }
}

function probeOf({ lookup }: FlowExpectation, { application }: ResolvedTarget): Probe {
  return application === 'dns' ? { kind: lookup === 'tcp' ? 'dns-tcp' : 'dns-udp', name: lookedUpName } : { kind: application };
}
