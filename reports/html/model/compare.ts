import { groupBy } from '../../../harness/policy/group-by.ts';
import type { FlowView, Report } from './report.ts';

/** One side of a comparison: results, and in them all engines or one. */
export interface Side {
  readonly key: string;
  readonly label: string;
  holds(view: FlowView): boolean;
}

/** How a flow fares on both sides. */
export interface Comparison {
  readonly key: string;
  readonly kind: 'differs' | 'only in A' | 'only in B' | 'same';
  readonly a?: FlowView;
  readonly b?: FlowView;
}

/** Everything that can be a side: each results file as a whole where there are several, and each engine of it. */
export function listSides({ legs, engines }: Report): readonly Side[] {
  const wholes = legs.map((leg) => ({ key: leg.label, label: `${leg.label}, all engines`, holds: (view: FlowView) => view.leg === leg }));
  const parts = legs.flatMap((leg) =>
    engines
      .filter((engine) => leg.results.cells.some((cell) => cell.engine === engine && cell.outcome !== 'skipped'))
      .map((engine) => ({
        key: `${leg.label}/${engine}`,
        label: `${leg.label}, ${engine}`,
        holds: (view: FlowView) => view.leg === leg && view.cell.engine === engine,
      })),
  );
  return legs.length > 1 ? [...wholes, ...parts] : parts;
}

/** Flow by flow, what differs first. Flows are the same where scenario and id are, and between whole results the engine as well. */
export function compareSides({ flows }: Report, a: Side, b: Side): readonly Comparison[] {
  const engineCounts = !a.key.includes('/') && !b.key.includes('/');
  const keyOf = ({ cell, flow }: FlowView): string => JSON.stringify([cell.scenario, engineCounts ? cell.engine : '', flow.id]);
  const ofA = groupBy(
    flows.filter((view) => a.holds(view)),
    keyOf,
  );
  const ofB = groupBy(
    flows.filter((view) => b.holds(view)),
    keyOf,
  );
  const keys = [...new Set([...ofA.keys(), ...ofB.keys()])];
  const compared = keys.map((key) => compare(key, ofA.get(key)?.[0], ofB.get(key)?.[0]));
  return order.flatMap((kind) => compared.filter((each) => each.kind === kind));
}

const order = ['differs', 'only in A', 'only in B', 'same'] as const satisfies readonly Comparison['kind'][];

function compare(key: string, a: FlowView | undefined, b: FlowView | undefined): Comparison {
  if (a === undefined) return { key, kind: 'only in B', ...(b === undefined ? {} : { b }) };
  if (b === undefined) return { key, kind: 'only in A', a };
  const same = a.flow.verdict === b.flow.verdict && a.flow.outcome === b.flow.outcome;
  return { key, kind: same ? 'same' : 'differs', a, b };
}
