import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster, RunningCluster, StartOptions } from '../../harness/cluster/cluster.ts';
import { inspectEnforcers } from '../../harness/enforcers/inspect.ts';
import { proveEnforcement } from '../cni/enforcement/prove-enforcement.ts';
import { nameCni } from '../cni/registry.ts';
import { versions } from '../cni/versions.ts';
import { connectKubernetes } from '../kubernetes/connect.ts';
import { checkDocker } from './cli/check-docker.ts';
import { KindCli } from './cli/kind-cli.ts';
import { createCluster, type ReadyCluster } from './create-cluster.ts';
import { extendRunning } from './extend-running.ts';
import { routeToPods } from './externals/route-to-pods.ts';
import type { KindOptions } from './kind-options.ts';
import { clusterPrefix, folderPrefix } from './names.ts';
import { reuseCluster } from './reuse-cluster.ts';
import { settleAll } from './settle-all.ts';
import { UndoStack } from './undo-stack.ts';

/**
 * A Kubernetes cluster in containers of the local Docker, made for the run with a CNI that is proven to enforce, or an existing kind
 * cluster. What a run makes is gone when the cluster is disposed, and when starting it fails half-way.
 */
export function kindCluster(options: KindOptions): Cluster {
  const planned = plan(options);
  return { name: 'kind', ...(planned === undefined ? {} : { planned }), start: (start) => startKind(options, start) };
}

async function startKind(options: KindOptions, start: StartOptions): Promise<RunningCluster> {
  const undo = new UndoStack();
  try {
    return await startAll(options, start, undo);
  } catch (error) {
    await undo[Symbol.asyncDispose]();
    throw error;
  }
}

async function startAll(options: KindOptions, start: StartOptions, undo: UndoStack): Promise<RunningCluster> {
  const { runId, signal } = start;
  const [docker, kind] = await Promise.all([checkDocker(signal), KindCli.find(signal)]);
  const folder = await mkdtemp(join(tmpdir(), folderPrefix(runId)));
  undo.defer(() => rm(folder, { recursive: true }));
  const creation = { kind, options, start, folder, undo };
  const cluster = await (options.reuse === undefined ? createCluster(creation) : reuseCluster(options.reuse, creation));
  const { config, api } = cluster;
  const probeImage = options.probeImage ?? versions.probeImage;
  const [externals, inspection, proof] = await settleAll([
    routeToPods(api, cluster.externals),
    inspectEnforcers(api),
    proveEnforcement({ config, api, runId, probeImage, signal }),
  ]);
  const running = await connectKubernetes({
    kubeconfig: config,
    runId,
    info: {
      name: 'kind',
      cni: nameCni(inspection.enforcers),
      details: { enforcer: inspection.images, ...describe(cluster, options), docker, kind: kind.version },
    },
    probeImage,
    externals,
    settings: inspection.settings,
    dns: options.reuse === undefined ? 'answers external names' : 'as it was',
    placement: options.placement ?? 'anywhere',
    namespaces: 'as written',
    disposal: goesAway(options) || options.afterwards === 'keep' ? 'leave' : 'delete',
    signal,
  });
  return extendRunning(running, { ...proof, inspection, afterDisposal: () => undo[Symbol.asyncDispose]() });
}

/** Of a cluster that is reused nothing is certain before it is asked. */
function plan({ cni, family = 'ipv4', nodeImage = versions.nodeImage, reuse }: KindOptions): Cluster['planned'] {
  if (reuse !== undefined) return undefined;
  const version = /:(v\d+\.\d+\.\d+)/.exec(nodeImage)?.[1];
  return { cni, details: { ...(version === undefined ? {} : { kubernetes: version }), 'ip family': family } };
}

function goesAway({ reuse, afterwards = 'delete' }: KindOptions): boolean {
  return reuse === undefined && afterwards === 'delete';
}

function describe({ name, details }: ReadyCluster, options: KindOptions): Readonly<Record<string, string>> {
  const deletion = name.startsWith(clusterPrefix) ? `npm run conformance -- clean --run ${name}` : `kind delete cluster --name ${name}`;
  const kept = goesAway(options) ? {} : { kept: `kind export kubeconfig --name ${name}; reuse: --reuse ${name}; delete: ${deletion}` };
  // Of a cluster that was there before, the option says nothing.
  const family = options.reuse === undefined ? { 'ip family': options.family ?? 'ipv4' } : {};
  return { cluster: name, ...family, ...kept, ...details };
}
