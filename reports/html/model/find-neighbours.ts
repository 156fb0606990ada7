import type { FlowView } from './report.ts';

/** The flows before and after one: among those with its outcome where it is worth reading on, else in its cell. */
export function findNeighbours(flows: readonly FlowView[], view: FlowView): { readonly previous?: FlowView; readonly next?: FlowView } {
  const among = flows.filter((each) => (view.flow.outcome === 'ok' ? each.cell === view.cell : each.flow.outcome === view.flow.outcome));
  const position = among.findIndex(({ key }) => key === view.key);
  const previous = among[position - 1];
  const next = among[position + 1];
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}
