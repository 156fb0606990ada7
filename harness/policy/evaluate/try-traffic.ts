import type { Match } from '../ir/rule.ts';
import type { Traffic } from '../ir/traffic.ts';
import type { Condition } from './condition.ts';
import { formatFlowTraffic, formatTraffic } from './format-traffic.ts';
import { matchesTraffic } from './matches-traffic.ts';
import type { Packet } from './packet.ts';
import { shorten } from './shorten.ts';

/** Try a rule's conditions on protocol and ports. */
export function tryTraffic({ traffic, notTraffic = [] }: Match, packet: Packet): Condition[] {
  const what = formatFlowTraffic(packet.flow);
  const matches = (one: Traffic): boolean => matchesTraffic(one, packet.flow, packet.destination.address);
  const conditions: Condition[] = [];
  if (traffic !== undefined) {
    const holds = traffic.some(matches);
    conditions.push({ holds, text: `${what} ${holds ? 'matches' : 'does not match'} ${formatList(traffic)}` });
  }
  if (notTraffic.length > 0) {
    const holds = !notTraffic.some(matches);
    conditions.push({ holds, text: `${what} is ${holds ? 'not ' : ''}among the excluded ${formatList(notTraffic)}` });
  }
  return conditions;
}

function formatList(traffic: readonly Traffic[]): string {
  return traffic.length === 0 ? 'an empty list of ports' : shorten(traffic.map(formatTraffic).join(' or '));
}
