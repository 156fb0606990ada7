import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { findHelm } from '../../harness/source/chart/find-helm.ts';
import { renderChart } from '../../harness/source/chart/render-chart.ts';
import { mergeValues } from '../../harness/source/merge-values.ts';
import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';
import { parseYaml } from '../../harness/text/parse-yaml.ts';
import { readTextFile } from '../../harness/text/read-text-file.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { Cni, CniSources, LoadContext, LoadedCni } from './cni.ts';
import { download } from './objects/download.ts';
import { hasClusterNetworkPolicyCrd, loadClusterNetworkPolicyCrd } from './objects/load-cluster-network-policy-crd.ts';
import { readManifests } from './objects/read-manifests.ts';
import { published } from './published.ts';

/**
 * Cilium from its Helm chart, with ClusterNetworkPolicies on; or from `--cni-manifest` files that hold its DaemonSet.
 * Source: Cilium documentation, "Installation Using Kind".
 */
export const cilium = {
  name: 'cilium',
  network: { defaultCni: 'left out' },
  load: loadCilium,
  enforcers: ['cilium'],
  serves: ['cilium.io/v2'],
} as const satisfies Cni;

const valuesSchema = z.record(z.string(), z.unknown());

async function loadCilium(sources: CniSources, context: LoadContext): Promise<LoadedCni> {
  const own = await readManifests(sources.manifests);
  if (sources.chart === undefined && own.some(({ kind }) => kind === 'DaemonSet')) {
    if (sources.values.length === 0) return { objects: own, leftOut: [] };
    throw new UserError(
      `--cni-values ${sources.values.join(', ')} has no effect: --cni-manifest holds Cilium's DaemonSet, so that no chart is rendered. Leave one of them out, or name a chart: --cni-chart PATH`,
      3,
    );
  }
  const crd = await loadClusterNetworkPolicyCrd(own, context.signal);
  const extra = [...own, ...crd.objects];
  return { objects: [...extra, ...(await renderCilium(sources, extra, context))], leftOut: crd.leftOut };
}

async function renderCilium(
  sources: CniSources,
  extra: readonly KubernetesObject[],
  { signal }: LoadContext,
): Promise<readonly KubernetesObject[]> {
  const helm = await findHelm({ signal });
  const values = mergeValues(baseValues(hasClusterNetworkPolicyCrd(extra)), ...(await Promise.all(sources.values.map(readValues))));
  const folder = await mkdtemp(join(tmpdir(), 'npc-cilium-'));
  try {
    const chart = sources.chart ?? (await downloadChart(folder, signal));
    const { manifests } = await renderChart({ helm, chart, release: 'cilium', namespace: 'kube-system', values, signal });
    return manifests.map(({ object }) => object);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Pod ranges from the nodes, as kind hands them out; nothing that only observes. The agent awaits the CRD it is told to serve. */
function baseValues(clusterNetworkPolicies: boolean): Readonly<Record<string, unknown>> {
  return {
    image: { pullPolicy: 'IfNotPresent' },
    ipam: { mode: 'kubernetes' },
    operator: { replicas: 1 },
    hubble: { enabled: false },
    k8sClusterNetworkPolicy: { enabled: clusterNetworkPolicies },
  };
}

async function downloadChart(folder: string, signal: AbortSignal): Promise<string> {
  const file = join(folder, 'cilium.tgz');
  await writeFile(file, await download({ url: published.ciliumChart, flag: '--cni-chart DIR', signal }));
  return file;
}

const mostMebibytes = 1;

async function readValues(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return valuesSchema.parse(parseYaml(await readTextFile(file, mostMebibytes)) ?? {});
  } catch (error) {
    throw new UserError(
      `--cni-values ${file} cannot be read as chart values: ${error instanceof Error ? error.message : String(error)}`,
      3,
      {
        cause: error,
      },
    );
  }
}
