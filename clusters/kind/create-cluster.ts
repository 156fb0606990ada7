import { join } from 'node:path';
import type { StartOptions } from '../../harness/cluster/cluster.ts';
import type { Cni, LoadedCni } from '../cni/cni.ts';
import { installCni } from '../cni/install-cni.ts';
import { imagesOf } from '../cni/objects/images-of.ts';
import { cnis } from '../cni/registry.ts';
import { versions } from '../cni/versions.ts';
import { answerNames } from './answer-names.ts';
import type { KindCli } from './cli/kind-cli.ts';
import { clusterConfig, defaultPodSubnets } from './cluster-config.ts';
import { deleteCluster } from './delete-cluster.ts';
import type { ExternalContainer } from './externals/external-container.ts';
import { startExternals } from './externals/start-externals.ts';
import type { KindOptions } from './kind-options.ts';
import { loadLocalImages } from './load-local-images.ts';
import { clusterName } from './names.ts';
import { openCluster, type OpenCluster } from './open-cluster.ts';
import { settleAll } from './settle-all.ts';
import type { UndoStack } from './undo-stack.ts';

/** How a cluster is made. */
export interface Creation {
  readonly kind: KindCli;
  readonly options: KindOptions;
  readonly start: StartOptions;
  /** A folder of the run's own, for the kubeconfig. */
  readonly folder: string;
  readonly undo: UndoStack;
}

/** A cluster ready for probe pods. */
export interface ReadyCluster extends OpenCluster {
  readonly externals: readonly ExternalContainer[];
  readonly details: Readonly<Record<string, string>>;
}

/** Create a cluster with its CNI, and the hosts outside it, whose names its DNS answers. @throws UserError naming what failed */
export async function createCluster(creation: Creation): Promise<ReadyCluster> {
  const { options, start } = creation;
  const cni: Cni = cnis[options.cni];
  const loaded = await loadCni(cni, creation);
  const cluster = await createNodes(cni, creation);
  const probeImage = options.probeImage ?? versions.probeImage;
  const [externals] = await settleAll([
    startNamedExternals(cluster, probeImage, creation),
    loadLocalImages(creation.kind, cluster.name, [...imagesOf(loaded.objects), probeImage], start.signal),
  ]);
  const leftOut = await installCni({ cni, loaded, config: cluster.config, api: cluster.api, signal: start.signal });
  return { ...cluster, externals, details: leftOut.length === 0 ? {} : { 'left out': leftOut.join(' ') } };
}

function loadCni(cni: Cni, { options, start }: Creation): Promise<LoadedCni> {
  const { cniManifests: manifests = [], cniChart, cniValues: values = [], family = 'ipv4' } = options;
  const podSubnet = (cni.network.podSubnets ?? defaultPodSubnets)[family];
  return cni.load({ manifests, values, ...(cniChart === undefined ? {} : { chart: cniChart }) }, { podSubnet, signal: start.signal });
}

async function createNodes(cni: Cni, { kind, options, start, folder, undo }: Creation): Promise<OpenCluster> {
  const { runId, signal } = start;
  const { nodes = 1, family = 'ipv4', nodeImage = versions.nodeImage, afterwards = 'delete' } = options;
  const name = clusterName(runId);
  const kubeconfig = join(folder, 'kubeconfig');
  let creation: 'complete' | 'broken off' = 'broken off';
  undo.defer(async () => {
    if (creation === 'broken off' || afterwards === 'delete') await deleteCluster({ kind, name, kubeconfig, creation });
  });
  const config = clusterConfig({ runId, nodes, family, network: cni.network });
  await kind.createCluster({ name, config, image: nodeImage, kubeconfig, signal });
  creation = 'complete';
  return openCluster(name, kubeconfig, undo, signal);
}

async function startNamedExternals(cluster: OpenCluster, image: string, { start, undo }: Creation): Promise<readonly ExternalContainer[]> {
  const { runId } = start;
  const externals = await startExternals({ specs: start.externals, runId, image, undo });
  await answerNames(cluster.api, runId, externals);
  return externals;
}
