import type { Ruleset } from '../../harness/policy/ir/ruleset.ts';
import type { Endpoint } from '../../harness/vocabulary/endpoint.ts';
import type { Family, Flow, Via } from '../../harness/vocabulary/flow.ts';
import type { World } from '../../harness/vocabulary/world.ts';
import { relevantPorts } from './relevant-ports.ts';

const families: readonly Family[] = [4, 6];
const transports = ['TCP', 'UDP', 'SCTP'] as const;

/**
 * Every flow of a world that some rulesets could judge differently: from every endpoint to every other one by address, and
 * by each of its DNS names; every protocol; every port that stands for others (`relevantPorts`); both IP families. A flow
 * whose ends no policy of any of the rulesets selects is left out: nothing judges it.
 */
export function* everyFlow(world: World, rulesets: readonly Ruleset[]): Generator<Flow> {
  const selected = new Set(
    rulesets.flatMap(({ tiers }) => tiers.flatMap(({ policies }) => policies.flatMap(({ subjects }) => [...subjects]))),
  );
  const ports = relevantPorts(rulesets);
  for (const source of world.endpoints) {
    for (const destination of world.endpoints) {
      if (source.id === destination.id || !(selected.has(source.id) || selected.has(destination.id))) continue;
      yield* flowsBetween(source, destination, ports);
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
