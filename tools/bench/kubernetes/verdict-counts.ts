import { loadavg } from 'node:os';
import { verdictOf } from '../../../harness/judge/verdict-of.ts';
import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import type { Verdict } from '../../../harness/vocabulary/verdict.ts';

/** What probing in bulk gave, against what the model predicts. */
export class VerdictCounts {
  flows = 0;
  denied = 0;
  falseDenials = 0;
  falseAllowances = 0;
  inconclusive = 0;
  /** The highest load average of a minute that was seen. */
  load = 0;

  add(request: ProbeRequest, observation: Observation | undefined, expected: Verdict): void {
    const verdict = verdictOf(observation);
    this.load = Math.max(this.load, loadavg()[0] ?? 0);
    this.flows += 1;
    if (verdict === 'denied') this.denied += 1;
    if (verdict === 'inconclusive') this.inconclusive += 1;
    else if (verdict !== expected && verdict === 'denied') this.falseDenials += 1;
    else if (verdict !== expected) this.falseAllowances += 1;
  }
}
