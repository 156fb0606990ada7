import { Exec, type KubeConfig } from '@kubernetes/client-node';
import pMap from 'p-map';
import { type AddressedFlow, concurrentProbes, probeCommand } from './addressed-flow.ts';

/** Probe each flow by an exec of its own into the source pod. @returns milliseconds a flow */
export async function execPerProbe(config: KubeConfig, namespace: string, flows: readonly AddressedFlow[]): Promise<number> {
  const exec = new Exec(config);
  const startedAt = performance.now();
  await pMap(
    flows,
    (flow) =>
      new Promise<void>((resolve, reject) => {
        exec
          .exec(namespace, flow.source, 'probe', [...probeCommand(flow)], null, null, null, false, () => {
            resolve();
          })
          .catch(reject);
      }),
    { concurrency: concurrentProbes },
  );
  return (performance.now() - startedAt) / flows.length;
}
