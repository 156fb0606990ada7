import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { Endpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Family, Flow, Via } from '../../../harness/vocabulary/flow.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import { changedEnds } from './changed-ends.ts';
import { endpointClasses } from './endpoint-classes.ts';
import { relevantPorts } from './relevant-ports.ts';

/** A flow, and how many flows of the world it stands for: its own and those between endpoints that no rule tells apart. */
export interface StandingFlow {
  readonly flow: Flow;
  readonly standsFor: number;
}

const families: readonly Family[] = [4, 6];
const transports = ['TCP', 'UDP', 'SCTP'] as const;

/**
 * Every flow of a world that two rulesets could judge differently: from every endpoint to every other one by address, and
 * by each of its DNS names; every protocol; every port that stands for others (`relevantPorts`); both IP families. A flow
 * whose ends meet the same rules under both (`changedEnds`) is left out.
 */
export function* everyFlow(world: World, before: Ruleset, after: Ruleset): Generator<StandingFlow> {
  const changed = changedEnds(before, after);
  if (changed.ingress.size + changed.egress.size === 0) return;
  const classes = endpointClasses(world, [before, after]);
  const ports = relevantPorts([before, after]);
  for (const source of classes) {
    for (const destination of classes) {
      if (source === destination || !(changed.egress.has(source.first.id) || changed.ingress.has(destination.first.id))) continue;
      const standsFor = source.size * destination.size;
      for (const flow of flowsBetween(source.first, destination.first, ports)) yield { flow, standsFor };
    }
  }
}

function* flowsBetween(source: Endpoint, destination: Endpoint, ports: readonly number[]): Generator<Flow> {
  const ends = { source: source.id, destination: destination.id };
  for (const via of approaches(destination)) {
    for (const family of families) {
      for (const protocol of transports) for (const port of ports) yield { ...ends, via, family, protocol, port };
      yield { ...ends, via, family, protocol: 'ICMP', port: 0 };
    }
  }
}

/** A Service's address needs no flow of its own: policies see the endpoint behind it. */
function approaches(destination: Endpoint): readonly Via[] {
  const names = destination.kind === 'external' ? destination.names : [];
  return [{ kind: 'address' }, ...names.map((name): Via => ({ kind: 'name', name }))];
}
