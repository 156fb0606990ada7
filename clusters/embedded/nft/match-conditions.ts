import type { Match } from '../../../harness/policy/ir/rule.ts';
import type { Traffic } from '../../../harness/policy/ir/traffic.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import { addressConditions } from './address-conditions.ts';
import type { SetRegistry } from './set-registry.ts';
import { trafficConditions } from './traffic-conditions.ts';

const families: readonly Family[] = [4, 6];

/**
 * A rule's conditions, `notTraffic` left out, as alternative nft expressions: the rule matches where one of them does. An empty text matches
 * every packet; no alternatives: nothing matches.
 */
export function matchConditions(match: Match, sets: SetRegistry): readonly string[] {
  return perFamily(match.family === undefined ? families : [match.family], (family) => familyConditions(match, family, sets));
}

/** A rule's exceptions (`notTraffic`) as alternative nft expressions. */
export function exceptConditions({ notTraffic = [] }: Match, sets: SetRegistry): readonly string[] {
  return perFamily(families, (family) => trafficOf(notTraffic, family, sets));
}

function familyConditions(match: Match, family: Family, sets: SetRegistry): readonly string[] {
  const source = addressConditions(match.source, 'source', family, sets);
  const destination = addressConditions(match.destination, 'destination', family, sets);
  if (source === 'never' || destination === 'never') return [];
  const traffic = match.traffic === undefined ? [''] : trafficOf(match.traffic, family, sets);
  return traffic.map((text) => [...source, ...destination, text].filter((part) => part !== '').join(' '));
}

function trafficOf(traffic: readonly Traffic[], family: Family, sets: SetRegistry): readonly string[] {
  return [...new Set(traffic.flatMap((one) => trafficConditions(one, family, sets)))];
}

/** What reads the same in both families is written once; else each says its family where its words do not imply it. */
function perFamily(wanted: readonly Family[], conditions: (family: Family) => readonly string[]): readonly string[] {
  const lists = wanted.map((family) => ({ family, texts: conditions(family) }));
  const [first, ...others] = lists;
  const same = (texts: readonly string[]): boolean => JSON.stringify(texts) === JSON.stringify(first?.texts);
  if (first !== undefined && others.length > 0 && others.every(({ texts }) => same(texts))) return first.texts;
  return lists.flatMap(({ family, texts }) =>
    texts.map((text) => (impliesFamily(text) ? text : `meta nfproto ipv${String(family)} ${text}`.trim())),
  );
}

function impliesFamily(text: string): boolean {
  return /^(ip6?|icmp|icmpv6) /.test(text);
}
