import type { SourceLines } from '../source/lines/source-lines.ts';
import type { CellResult, RenderedPolicy } from '../vocabulary/results.ts';

/** A cell whose policies and rules, and the reason why it was stopped, say where in the chart's templates they were written. @param lines by the policy's reference */
export function withSourceLines(cell: CellResult, lines: ReadonlyMap<string, SourceLines> | undefined): CellResult {
  if (lines === undefined) return cell;
  const { reason } = cell;
  const policies = cell.policies.map((policy) => placePolicy(policy, lines.get(policy.ref)));
  return { ...cell, ...(reason === undefined ? {} : { reason: placeReason(reason, lines) }), policies };
}

/** A reason that names a field of a policy, with the line of the innermost map that holds it. */
function placeReason(reason: string, lines: ReadonlyMap<string, SourceLines>): string {
  for (const [ref, { object, maps }] of lines) {
    const path = reason.split(`: ${ref}: `)[1]?.split(': ')[0];
    if (path === undefined) continue;
    const inner = [...maps.keys()].filter((map) => isWithin(path, map)).toSorted((a, b) => b.length - a.length)[0];
    const { file, line } = (inner === undefined ? undefined : maps.get(inner)) ?? object;
    return `${reason} (written in ${file}:${String(line)})`;
  }
  return reason;
}

function isWithin(path: string, map: string): boolean {
  return map === path || path.startsWith(`${map}.`) || path.startsWith(`${map}[`);
}

function placePolicy(policy: RenderedPolicy, lines: SourceLines | undefined): RenderedPolicy {
  if (lines === undefined) return policy;
  const rules = policy.rules.map((rule) => {
    const source = lines.maps.get(rule.path);
    return source === undefined ? rule : { ...rule, source };
  });
  return { ...policy, rules, source: lines.object };
}
