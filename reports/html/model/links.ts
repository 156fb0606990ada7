import type { CellView, FlowView } from './report.ts';
import { formatRoute } from './route.ts';

/** Address of a flow's page. */
export function linkToFlow({ leg, cell, flow }: FlowView): string {
  return formatRoute('flow', [leg.label, cell.id, flow.id]);
}

/** Address of a claim's page that shows a cell. */
export function linkToCell({ leg, cell }: CellView): string {
  return formatRoute('claim', [cell.claim], { leg: leg.label, engine: cell.engine, scenario: cell.scenario });
}
