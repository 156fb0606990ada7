import type { Results } from '../harness/vocabulary/results.ts';
import type { SourceInfo } from '../harness/vocabulary/source-info.ts';
import type { GateReason } from './gate-decision.ts';
import type { GatePolicy } from './gate-policy.ts';
import type { GateTerms } from './gate-terms.ts';

/** How far ahead the clock of another machine may be. */
const clockSkewMs = 300_000;

/** What stands for a version where there is none. */
const none = 'none';

const again = 'run the suite again and hand in its results with --from';

/** What is wrong with results as a whole: they are no proof, not whole, too old, or about something else. */
export function judgeRun({ run }: Results, policy: GatePolicy, terms: GateTerms): readonly GateReason[] {
  const name = `run ${run.id} (${run.cluster.cni}, ${run.cluster.name})`;
  const reasons: GateReason[] = [];
  const object = (requirement: string, found: string, action: string): number =>
    reasons.push({ requirement: `${name}: ${requirement}`, found, action });
  if (run.cluster.evidence !== 'packets')
    object(
      'the evidence is packets',
      'a prediction from the manifests, which proves nothing',
      'run it where packets are sent: without --cluster predict',
    );
  if (run.completeness !== 'complete') object('the run came to its end', 'it was interrupted', again);
  if (run.shard !== undefined)
    object(
      'the results are those of all shards',
      `shard ${String(run.shard.index)} of ${String(run.shard.of)} alone`,
      'hand in all shards with --from; they are put together',
    );
  if (run.problem !== undefined) object('nothing stopped the run', run.problem, 'remove the cause; then run the suite again');
  const ageMs = terms.now.getTime() - Date.parse(run.startedAt);
  if (!(ageMs <= policy.maxAgeMs))
    object(`the results are at most ${hours(policy.maxAgeMs)} old`, `they are from ${run.startedAt}, ${hours(ageMs)} ago`, again);
  if (ageMs < -clockSkewMs)
    object(
      'the results are not from the future',
      `they are from ${run.startedAt}; it is ${terms.now.toISOString()}`,
      'set the clocks; then run the suite again',
    );
  for (const [what, found, wanted] of differences(run.source, policy, terms))
    object(
      `the ${what} of what was tested is ${wanted}`,
      found,
      'run the suite on what is to be released, or name what was tested with --chart',
    );
  return reasons;
}

function differences(tested: SourceInfo, policy: GatePolicy, { source }: GateTerms): readonly (readonly [string, string, string])[] {
  const compared = [
    ['name', tested.name, policy.source],
    ['version', tested.version ?? none, source.version ?? none],
    ['digest', tested.digest, source.digest],
  ] as const;
  return compared.filter(([, found, wanted]) => found !== wanted);
}

function hours(ms: number): string {
  return `${String(Math.round(ms / 3_600_000))} hours`;
}
