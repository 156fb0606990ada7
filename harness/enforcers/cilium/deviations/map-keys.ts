import { everyAddress } from '../../../address/every-address.ts';
import { subtract } from '../../../address/subtract.ts';
import { matchesTraffic } from '../../../policy/evaluate/matches-traffic.ts';
import type { Packet } from '../../../policy/evaluate/packet.ts';
import type { Clause } from '../../../policy/ir/clause.ts';
import type { Rule } from '../../../policy/ir/rule.ts';
import type { PortMatch, Traffic } from '../../../policy/ir/traffic.ts';
import type { PolicyRef } from '../../../vocabulary/policy-ref.ts';

const protocolBits = 8;
const portBits = 16;

/**
 * How many bits of protocol and port the keys of a rule have in Cilium's policy map, of those keys that a packet matches: 0 for any traffic, 24 for
 * one port of one protocol. Source: `PortRangeToMaskedPorts` and `LPMKey` of Cilium 1.20 (`pkg/policy`).
 */
export function prefixesOf({ match: { traffic } }: Rule, { flow, destination }: Packet): readonly number[] {
  if (traffic === undefined) return [0];
  return traffic.filter((one) => matchesTraffic(one, flow, destination.address)).flatMap((one) => bitsOf(one, flow.port));
}

function bitsOf(traffic: Traffic, port: number): readonly number[] {
  if (traffic.kind !== 'transport') return [protocolBits + portBits];
  const matching = (match: PortMatch): boolean => match.kind === 'named' || (match.first <= port && port <= match.last);
  return traffic.ports?.filter(matching).map((match) => protocolBits + maskOf(match, port)) ?? [protocolBits];
}

/** A range is entered as the largest blocks of ports that are in it and start at a multiple of their size. */
function maskOf(match: PortMatch, port: number): number {
  if (match.kind === 'named') return portBits;
  for (let bits = 0; bits < portBits; bits += 1) {
    const size = 2 ** (portBits - bits);
    const start = port - (port % size);
    if (match.first <= start && start + size - 1 <= match.last) return bits;
  }
  return portBits;
}

/** Whether a rule is one entry for every peer there is, rather than one for each peer that it selects. */
export function isForEveryone({ apiVersion }: PolicyRef, { match }: Rule, direction: 'ingress' | 'egress'): boolean {
  // A ClusterNetworkPolicy always names its peers.
  if (apiVersion.startsWith('policy.networking.k8s.io/')) return false;
  return (direction === 'ingress' ? match.source : match.destination).every(isEveryone);
}

function isEveryone(clause: Clause): boolean {
  if (clause.kind === 'names' || clause.negated) return false;
  const { v4, v6 } = subtract(everyAddress, clause.set);
  return v4.length + v6.length === 0;
}
