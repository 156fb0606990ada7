import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import type { PortMatch, Traffic } from '../../../harness/policy/ir/traffic.ts';

/**
 * Ports that stand for all: between two neighbours of this list no rule of the rulesets tells one port from another.
 * @returns ascending, from 1 to 65535
 */
export function relevantPorts(rulesets: readonly Ruleset[]): readonly number[] {
  const edges = rulesets.flatMap(trafficOf).flatMap(portsOf).flatMap(edgesOf);
  const ports = [1, ...edges, 65_535].filter((port) => port >= 1 && port <= 65_535);
  return [...new Set(ports)].sort((a, b) => a - b);
}

function trafficOf({ tiers }: Ruleset): readonly Traffic[] {
  return tiers
    .flatMap(({ policies }) => policies)
    .flatMap(({ ingress, egress }) => [...(ingress?.rules ?? []), ...(egress?.rules ?? [])])
    .flatMap(({ match }) => [...(match.traffic ?? []), ...(match.notTraffic ?? [])]);
}

function portsOf(traffic: Traffic): readonly PortMatch[] {
  return traffic.kind === 'transport' ? (traffic.ports ?? []) : [];
}

/** Where a condition starts or stops to hold. */
function edgesOf(match: PortMatch): readonly number[] {
  switch (match.kind) {
    case 'range':
      return [match.first - 1, match.first, match.last, match.last + 1];
    case 'named':
      return [...match.portsByAddress.values()].flat().flatMap((port) => [port - 1, port, port + 1]);
  }
}
