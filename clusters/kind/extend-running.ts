import type { NodeTraffic } from '../../harness/enforcers/deviation.ts';
import type { Inspection } from '../../harness/enforcers/inspect.ts';
import { predictDeviation } from '../../harness/enforcers/predict-deviation.ts';
import type { RunningCluster } from '../../harness/cluster/cluster.ts';

/** What is added to a running cluster. */
export interface Extension {
  /** What enforces policies there, and what nothing does, besides what the cluster names itself. */
  readonly inspection: Pick<Inspection, 'enforcers' | 'unenforced'>;
  readonly nodeTraffic: NodeTraffic;
  /** That a denial was seen there. */
  readonly enforcement: 'proven';
  /** Called after the cluster was disposed, whether or not that went well. */
  readonly afterDisposal: () => Promise<void>;
}

/** A running cluster that serves fewer engines, knows how its enforcers deviate, and has more to undo. */
export function extendRunning(running: RunningCluster, { inspection, nodeTraffic, enforcement, afterDisposal }: Extension): RunningCluster {
  const known = inspection.enforcers.flatMap(({ deviations }) => deviations);
  return {
    info: running.info,
    sites: running.sites,
    settings: running.settings,
    enforcement,
    ...(running.settleWithinMs === undefined ? {} : { settleWithinMs: running.settleWithinMs }),
    ...(running.concurrentCells === undefined ? {} : { concurrentCells: running.concurrentCells }),
    ...(running.outlivesProcess && { outlivesProcess: running.outlivesProcess }),
    deploy: (topology) => running.deploy(topology),
    enforce: (cells) => running.enforce(cells),
    release: () => running.release(),
    probe: (requests, onProgress, pass) => running.probe(requests, onProgress, pass),
    cannotServe: (engine) => running.cannotServe?.(engine) ?? inspection.unenforced.get(engine),
    cannotProbe: (request) => running.cannotProbe?.(request),
    predictDeviation: (flow, defined) => predictDeviation(known, { ...flow, settings: running.settings, nodeTraffic }, defined),
    ...(running.repeat && { repeat: running.repeat.bind(running) }),
    [Symbol.asyncDispose]: async () => {
      try {
        await running[Symbol.asyncDispose]();
      } finally {
        await afterDisposal();
      }
    },
  };
}
