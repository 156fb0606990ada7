import type { SourceLines } from '../source/lines/source-lines.ts';
import type { CellResult, RenderedPolicy } from '../vocabulary/results.ts';

/** A cell whose policies and rules say where in the chart's templates they were written. @param lines by the policy's reference */
export function withSourceLines(cell: CellResult, lines: ReadonlyMap<string, SourceLines> | undefined): CellResult {
  if (lines === undefined) return cell;
  return { ...cell, policies: cell.policies.map((policy) => placePolicy(policy, lines.get(policy.ref))) };
}

function placePolicy(policy: RenderedPolicy, lines: SourceLines | undefined): RenderedPolicy {
  if (lines === undefined) return policy;
  const rules = policy.rules.map((rule) => {
    const source = lines.maps.get(rule.path);
    return source === undefined ? rule : { ...rule, source };
  });
  return { ...policy, rules, source: lines.object };
}
