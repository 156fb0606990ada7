import { wildcard } from '../harness/text/wildcard.ts';
import type { ClusterInfo, FlowResult } from '../harness/vocabulary/results.ts';
import type { Allowance } from './gate-policy.ts';

/** The flow and where it was judged. */
export interface PlacedFlow {
  readonly cluster: ClusterInfo;
  readonly flow: FlowResult;
}

/** Whether an allowance is about a flow; whether it still holds is another question. */
export function covers({ kind, what, cni, flows }: Allowance, { cluster, flow }: PlacedFlow): boolean {
  const here = (cni === undefined || cni === cluster.cni) && (flows === undefined || wildcard(flows).test(flow.id));
  const reason = flow.reason ?? '';
  switch (kind) {
    case 'deviation':
      return here && flow.outcome === 'deviates' && reason.startsWith(`${what}: `);
    case 'skipped':
      return here && flow.outcome === 'skipped' && wildcard(what).test(reason);
  }
}

/** An allowance in a few words, for reasons and notes. */
export function describeAllowance({ kind, what, cni, flows }: Allowance): string {
  const of = flows === undefined ? '' : ` of flows ${flows}`;
  const on = cni === undefined ? '' : ` on ${cni}`;
  switch (kind) {
    case 'deviation':
      return `the deviation ${what}${of}${on}`;
    case 'skipped':
      return `skipping${of}${on} because "${what}"`;
  }
}
