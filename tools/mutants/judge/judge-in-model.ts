import type { RunningCluster } from '../../../harness/cluster/cluster.ts';
import type { ReadyCell } from '../../../harness/run/prepared-cell.ts';
import type { Application, Mutant } from '../mutant.ts';
import { compileApplication } from './compile-application.ts';
import type { Fate } from './fate.ts';
import { findChangedFlows } from './find-changed-flows.ts';
import { findDifference } from './find-difference.ts';

/** A mutated site whose flows all do what is declared. */
interface Unnoticed {
  readonly application: Application;
  readonly ready: ReadyCell;
}

/**
 * What becomes of a mutant by the policy model alone. It is caught where one site's flow shows it; where none does, every flow
 * of every site's world is compared.
 * @param preferred orders the sites that are tried; the first that shows the mutant counts
 */
export function judgeInModel(
  { applications }: Mutant,
  running: RunningCluster,
  preferred: (a: Application, b: Application) => number = () => 0,
): Fate {
  const unnoticed: Unnoticed[] = [];
  let refused: Fate | undefined;
  for (const application of applications.toSorted(preferred)) {
    const result = compileApplication(application, running);
    if (result.kind === 'stopped') {
      refused ??= { kind: 'refused', application, reason: result.reason };
      continue;
    }
    const flows = findChangedFlows(result);
    if (flows.length > 0) return { kind: 'caught', application, flows };
    unnoticed.push({ application, ready: result });
  }
  return refused ?? compareWorlds(unnoticed);
}

function compareWorlds(unnoticed: readonly Unnoticed[]): Fate {
  let flowsCompared = 0;
  for (const { application, ready } of unnoticed) {
    const { site } = application;
    const comparison = findDifference(site.world, site.ruleset, ready.ruleset);
    if (comparison.kind === 'differs') return { kind: 'survived', application, flow: comparison.flow, becomes: comparison.becomes };
    flowsCompared += comparison.flowsCompared;
  }
  return { kind: 'equivalent', flowsCompared };
}
