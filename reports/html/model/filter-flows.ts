import type { FlowView } from './report.ts';

/** How a list of flows can be narrowed; each holds values joined by commas, any of which will do. */
export const filterNames = ['outcome', 'engine', 'claim', 'leg', 'verdict'] as const;

/** One of them. */
export type FilterName = (typeof filterNames)[number];

/** The settings of a list of flows, as an address holds them. */
export type FlowFilter = Readonly<Partial<Record<FilterName | 'q', string>>>;

const searchTexts = new WeakMap<FlowView, string>();

/** The flows that meet every filter, and hold every word of `q` somewhere. */
export function filterFlows(flows: readonly FlowView[], filter: FlowFilter): readonly FlowView[] {
  const wanted = filterNames.flatMap((name) => {
    const values = splitValues(filter[name]);
    return values.length === 0 ? [] : [{ name, values: new Set(values) }];
  });
  const words = (filter.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return flows.filter((view) => wanted.every(({ name, values }) => values.has(valueOf(view, name))) && holdsWords(view, words));
}

/** The values of one filter. */
export function splitValues(text = ''): readonly string[] {
  return text.split(',').filter((value) => value !== '');
}

/** What a flow has where a filter looks. */
export function valueOf({ cell, leg, flow }: FlowView, name: FilterName): string {
  switch (name) {
    case 'outcome':
      return flow.outcome;
    case 'engine':
      return cell.engine;
    case 'claim':
      return cell.claim;
    case 'leg':
      // A comma parts values, and a label may hold one.
      return leg.label.replaceAll(',', ' ');
    case 'verdict':
      return flow.verdict;
  }
}

function holdsWords(view: FlowView, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = searchTexts.get(view) ?? textOf(view);
  searchTexts.set(view, text);
  return words.every((word) => text.includes(word));
}

function textOf({ cell, leg, flow }: FlowView): string {
  const { policy, rule } = flow.predicted?.decidedBy ?? {};
  const { id, row, because, reason, address, outcome, verdict, direction } = flow;
  const family = `ipv${String(flow.family)}`;
  const texts = [cell.id, cell.claim, cell.title, leg.label, id, row, because, reason, address, outcome, verdict, direction, family];
  return [...texts, policy?.kind, policy?.name, rule]
    .filter((text) => text !== undefined)
    .join('\n')
    .toLowerCase();
}
