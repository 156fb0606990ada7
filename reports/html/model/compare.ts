import { groupBy } from '../../../harness/text/group-by.ts';
import type { FlowView, Leg, Report } from './report.ts';

/** One side of a comparison: results, and in them all engines or one. */
export interface Side {
  readonly key: string;
  readonly label: string;
  readonly leg: Leg;
  /** Absent: all of them. */
  readonly engine?: string;
}

/** How a flow fares on both sides. `only in` one: the other has no such flow, or did not judge it. */
export interface Comparison {
  readonly key: string;
  readonly kind: 'differs' | 'only in A' | 'only in B' | 'same' | 'judged in neither';
  readonly a?: FlowView;
  readonly b?: FlowView;
}

/** How flows can compare, what most needs looking at first. */
export const comparisonKinds = [
  'differs',
  'only in A',
  'only in B',
  'same',
  'judged in neither',
] as const satisfies readonly Comparison['kind'][];

/** Everything that can be a side: each results file as a whole where there are several, and each engine of it. */
export function listSides({ legs, engines }: Report): readonly Side[] {
  const wholes = legs.map((leg) => ({ key: leg.label, label: `${leg.label}, all engines`, leg }));
  const parts = legs.flatMap((leg) =>
    engines
      .filter((engine) => leg.results.cells.some((cell) => cell.engine === engine && cell.outcome !== 'skipped'))
      .map((engine) => ({ key: `${leg.label}/${engine}`, label: `${leg.label}, ${engine}`, leg, engine })),
  );
  return legs.length > 1 ? [...wholes, ...parts] : parts;
}

/**
 * Flow by flow, what differs first. Flows are the same where scenario and id are, and between whole results the engine as well:
 * with one engine on one side only, it is compared with each engine of the other side.
 */
export function compareSides({ flows }: Report, a: Side, b: Side): readonly Comparison[] {
  const engineCounts = a.engine === undefined && b.engine === undefined;
  const keyOf = ({ cell, flow }: FlowView): string => JSON.stringify([cell.scenario, engineCounts ? cell.engine : '', flow.id]);
  const flowsOf = ({ leg, engine }: Side): ReadonlyMap<string, readonly FlowView[]> =>
    groupBy(
      flows.filter((view) => view.leg === leg && (engine === undefined || view.cell.engine === engine)),
      keyOf,
    );
  const [ofA, ofB] = [flowsOf(a), flowsOf(b)];
  const compared = [...new Set([...ofA.keys(), ...ofB.keys()])].flatMap((key) => pair(ofA.get(key) ?? [], ofB.get(key) ?? []));
  return comparisonKinds.flatMap((kind) => compared.filter((each) => each.kind === kind));
}

/** Each with each. There is more than one of a side only where that has all engines, and the other one of them. */
function pair(ofA: readonly FlowView[], ofB: readonly FlowView[]): readonly Comparison[] {
  if (ofB.length === 0) return ofA.map((a) => compare(a, undefined));
  if (ofA.length === 0) return ofB.map((b) => compare(undefined, b));
  return ofA.flatMap((a) => ofB.map((b) => compare(a, b)));
}

function compare(a: FlowView | undefined, b: FlowView | undefined): Comparison {
  return {
    key: JSON.stringify([a?.key, b?.key]),
    kind: kindOf(a, b),
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
  };
}

function kindOf(a: FlowView | undefined, b: FlowView | undefined): Comparison['kind'] {
  if (!isJudged(a)) return isJudged(b) ? 'only in B' : 'judged in neither';
  if (!isJudged(b)) return 'only in A';
  return a.flow.verdict === b.flow.verdict && a.flow.outcome === b.flow.outcome && kindsOf(a) === kindsOf(b) ? 'same' : 'differs';
}

/** Which answers disagree. */
function kindsOf({ flow }: FlowView): string {
  return flow.findings.map(({ kind }) => kind).join(' ');
}

function isJudged(view: FlowView | undefined): view is FlowView {
  return view !== undefined && view.flow.outcome !== 'skipped';
}
