import { predictForCni } from '../../harness/enforcers/deviations/predict-for-cni.ts';
import { deviations } from '../../harness/enforcers/deviations/registry.ts';
import type { NodeTraffic } from '../cni/node-traffic.ts';
import type { RunningCluster } from '../../harness/cluster/cluster.ts';
import type { Engine } from '../../harness/vocabulary/engine.ts';

/** What is added to a running cluster. */
export interface Extension {
  /** Reasons why engines are not enforced, besides those the cluster names itself. */
  readonly unenforced: ReadonlyMap<Engine, string>;
  readonly nodeTraffic: NodeTraffic;
  /** Called after the cluster was disposed, whether or not that went well. */
  readonly afterDisposal: () => Promise<void>;
}

/** A running cluster that serves fewer engines, knows how its CNI deviates, and has more to undo. */
export function extendRunning(running: RunningCluster, { unenforced, nodeTraffic, afterDisposal }: Extension): RunningCluster {
  const known = deviations.filter(({ cni }) => cni === running.info.cni);
  return {
    info: running.info,
    sites: running.sites,
    settings: running.settings,
    ...(running.settleWithinMs === undefined ? {} : { settleWithinMs: running.settleWithinMs }),
    ...(running.concurrentCells === undefined ? {} : { concurrentCells: running.concurrentCells }),
    ...(running.outlivesProcess && { outlivesProcess: running.outlivesProcess }),
    deploy: (topology) => running.deploy(topology),
    enforce: (cells) => running.enforce(cells),
    release: () => running.release(),
    probe: (requests, onProgress, pass) => running.probe(requests, onProgress, pass),
    cannotServe: (engine) => running.cannotServe?.(engine) ?? unenforced.get(engine),
    cannotProbe: (request) => running.cannotProbe?.(request),
    predictDeviation: (flow, defined) => predictForCni(known, { ...flow, settings: running.settings, nodeTraffic }, defined),
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
