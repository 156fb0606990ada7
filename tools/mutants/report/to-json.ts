import type { Fate } from '../judge/fate.ts';
import type { JudgedMutant } from '../judge/judge-mutants.ts';
import { countFates } from './count-fates.ts';
import { describeFlow } from './describe-flow.ts';

/** Judged mutants as plain data: the counts, and each mutant with what became of it. */
export function toJson(judged: readonly JudgedMutant[]): unknown {
  return { counts: countFates(judged), mutants: judged.map(describe) };
}

function describe({ mutant, fate, packets }: JudgedMutant): unknown {
  const { applications, ...about } = mutant;
  return { ...about, sites: applications.map(({ site }) => site.cell.id), fate: describeFate(fate), ...(packets && { packets }) };
}

/** A fate as plain data: cells and flows by id. */
export function describeFate(fate: Fate): unknown {
  switch (fate.kind) {
    case 'caught': {
      const flows = fate.flows.map(({ flow, predicted }) => ({ id: flow.request.id, declared: flow.expectation.verdict, predicted }));
      return { kind: fate.kind, flows };
    }
    case 'refused':
      return { kind: fate.kind, site: fate.application.site.cell.id, reason: fate.reason };
    case 'equivalent':
      return fate;
    case 'survived':
      return { kind: fate.kind, site: fate.application.site.cell.id, flow: describeFlow(fate.flow), becomes: fate.becomes };
  }
}
