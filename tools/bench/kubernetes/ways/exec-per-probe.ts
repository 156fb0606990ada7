import { Exec } from '@kubernetes/client-node';
import pMap from 'p-map';
import type { TestBed } from '../test-bed.ts';
import { concurrentProbes, probeCommand } from './addressed-flow.ts';
import type { Way } from './way.ts';

const flows = 120;

/** Each flow by an exec of its own into the source pod, as kubectl does it. */
export function execPerProbe(bed: TestBed): Way {
  return { name: 'one exec per probe', flows, measure: () => measure(bed) };
}

async function measure(bed: TestBed): Promise<number> {
  const exec = new Exec(bed.config);
  const startedAt = performance.now();
  await pMap(
    bed.flows(flows),
    (flow) =>
      new Promise<void>((resolve, reject) => {
        exec
          .exec(bed.namespace, flow.source, 'probe', [...probeCommand(flow)], null, null, null, false, () => {
            resolve();
          })
          .catch(reject);
      }),
    { concurrency: concurrentProbes },
  );
  return (performance.now() - startedAt) / flows;
}
