import pMap from 'p-map';
import { z } from 'zod';
import { versions } from '../../../../clusters/cni/versions.ts';
import { Api } from '../../../../clusters/kubernetes/api/api.ts';
import { Transport } from '../../../../clusters/kubernetes/api/transport.ts';
import { runLabel } from '../../../../clusters/kubernetes/labels.ts';
import { poll } from '../../../../harness/time/poll.ts';
import type { KubernetesObject } from '../../../../harness/vocabulary/manifest.ts';
import type { TestBed } from '../test-bed.ts';
import { type AddressedFlow, concurrentProbes, probeCommand } from './addressed-flow.ts';
import type { Way } from './way.ts';

const flows = 24;
const podPollMs = 200;
const podMs = 180_000;
const podSchema = z.object({ status: z.object({ phase: z.string().optional() }).optional() });

/** Each flow by a pod of its own, which is made, awaited and deleted. */
export function podPerProbe(bed: TestBed): Way {
  return { name: 'a pod per probe', flows, measure: () => measure(bed) };
}

async function measure(bed: TestBed): Promise<number> {
  const { namespace, runId } = bed;
  const transport = new Transport(bed.config);
  const api = new Api(transport);
  const startedAt = performance.now();
  await pMap(
    bed.flows(flows),
    async (flow, index) => {
      const name = `probe-${String(index)}`;
      const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
      const hasEnded = async (): Promise<true | undefined> => {
        const { status } = await api.get(path, podSchema);
        return status?.phase === 'Succeeded' || status?.phase === 'Failed' ? true : undefined;
      };
      const isGone = async (): Promise<true | undefined> =>
        (await api.exists({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace } })) ? undefined : true;
      await poll('the name of a probe pod', isGone, { everyMs: podPollMs, withinMs: podMs });
      await api.create(podOf(name, namespace, flow, runId));
      await poll('the end of a probe pod', hasEnded, { everyMs: podPollMs, withinMs: podMs });
      await api.deletePath(path);
    },
    { concurrency: concurrentProbes },
  );
  transport.close();
  return (performance.now() - startedAt) / flows;
}

function podOf(name: string, namespace: string, flow: AddressedFlow, runId: string): KubernetesObject {
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels: { [runLabel]: runId } },
    spec: {
      restartPolicy: 'Never',
      terminationGracePeriodSeconds: 0,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'probe', image: versions.probeImage, command: [...probeCommand(flow)], securityContext }],
    },
  };
}
