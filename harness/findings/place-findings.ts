import { formatPolicyRef } from '../policy/format-policy-ref.ts';
import type { SourceLines } from '../source/lines/source-lines.ts';
import type { Finding, Place } from './finding.ts';

/**
 * Findings with the line that the source writes their field in, or the nearest one around it that is known.
 * @param lines of policies, by reference
 */
export function placeFindings(findings: readonly Finding[], lines: ReadonlyMap<string, SourceLines>): readonly Finding[] {
  return findings.map((finding) => {
    const own = lines.get(formatPolicyRef(finding.object));
    return own === undefined ? finding : { ...finding, place: placeOf(own, finding.path) };
  });
}

function placeOf({ object, maps }: SourceLines, path: string): Place {
  for (let around = path; around !== ''; around = around.replace(/(?:^|\.)[^.[\]]+$|\[\d+\]$/, '')) {
    const line = maps.get(around);
    if (line !== undefined) return line;
  }
  return object;
}
