import { legName } from '../harness/vocabulary/legs.ts';
import { countOf } from '../harness/text/count-of.ts';
import { groupBy } from '../harness/text/group-by.ts';
import type { Results } from '../harness/vocabulary/results.ts';
import type { Objection } from './find-objections.ts';
import type { GateReason } from './gate-decision.ts';
import { nameSome } from './name-some.ts';

/** Objections as reasons: one for each claim and engine; what is skipped or deviates for one cause, in however many cells, is one. */
export function groupObjections(leg: Results, objections: readonly Objection[]): readonly GateReason[] {
  const groups = groupBy(objections, ({ cell, kind, requirement, text }) =>
    kind === 'broken' && cell.outcome !== 'skipped' ? requirement : `${requirement}: ${text}`,
  );
  return [...groups.values()].flatMap((group) => group.slice(0, 1).map((first) => reasonOf(leg, first, group)));
}

function reasonOf(leg: Results, { cell, kind, requirement, text, repeat }: Objection, group: readonly Objection[]): GateReason {
  const ids = [...new Set(group.map((objection) => objection.cell.id))];
  const look = repeat === undefined ? 'remove the cause; then run the suite again' : `look at it with: ${repeat}`;
  const sameText = kind !== 'broken' || cell.outcome === 'skipped';
  return {
    requirement: `${legName(leg)}: ${requirement}`,
    found: sameText
      ? `${countOf(ids.length, 'cell')} (${nameSome(ids)}): ${kind === 'broken' ? '' : `${kind}: `}${text}`
      : `${countOf(ids.length, 'cell')} not proven: ${nameSome(group.map((one) => `${one.cell.id}: ${one.text}`))}`,
    action: kind === 'broken' ? look : `mend it, or allow it in the policy until a day and say why; ${look}`,
  };
}
