import type { FlowView, Report } from './report.ts';

/** The flow that an address names. @param about leg, cell, flow */
export function findFlow({ flows }: Report, [leg, cell, flow]: readonly string[]): FlowView | undefined {
  return flows.find((view) => view.leg.label === leg && view.cell.id === cell && view.flow.id === flow);
}
