import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import { loadContext } from '../../../clusters/existing/load-context.ts';
import { Api } from '../../../clusters/kubernetes/api/api.ts';
import { ApiError } from '../../../clusters/kubernetes/api/api-error.ts';
import { Transport } from '../../../clusters/kubernetes/api/transport.ts';
import { groupBy } from '../../../harness/text/group-by.ts';
import { type ExitCode, UserError } from '../../../harness/vocabulary/user-error.ts';
import { type Ask, compareAcceptance, groupDisagreements } from '../accept/compare-acceptance.ts';
import { explain } from '../accept/explain.ts';
import { drawManifests } from '../accept/draw-manifests.ts';
import { type PureDialect, pureDialects } from '../generate/dialects.ts';
import type { FuzzOptions } from '../read-options.ts';
import { print } from './print.ts';

const kinds: Readonly<Record<PureDialect, readonly [string, string]>> = {
  kubernetes: ['networking.k8s.io/v1', 'NetworkPolicy'],
  cilium: ['cilium.io/v2', 'CiliumNetworkPolicy'],
  calico: ['projectcalico.org/v3', 'NetworkPolicy'],
  clusterNetworkPolicy: ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy'],
};

/**
 * Ask a real API (server-side dry run, strict about fields) and the model about generated manifests, valid and mutated.
 * @returns 1 where they disagree @throws UserError without `--context`
 */
export async function acceptCommand(options: FuzzOptions, signal: AbortSignal): Promise<ExitCode> {
  const { context, count } = options;
  if (context === undefined) throw new UserError('accept needs --context NAME: the cluster whose API is asked.', 3);
  const seed = options.seed ?? Date.now() | 0;
  const transport = new Transport(loadContext(new KubeConfig(), context));
  try {
    const api = new Api(transport, signal);
    print(`seed ${String(seed)}, context ${context}`);
    let differs = 0;
    for (const dialect of pureDialects) {
      if (options.dialect.length > 0 && !options.dialect.includes(dialect)) continue;
      const [version, kind] = kinds[dialect];
      if (!(await api.resources(version)).some((resource) => resource.kind === kind)) {
        print(`not ${dialect}: the API does not serve ${kind} of ${version}`);
        continue;
      }
      for (const which of ['valid', 'mutated'] as const) differs += await compareOne({ dialect, which, seed, count }, askApi(api));
    }
    return differs === 0 ? 0 : 1;
  } finally {
    transport.close();
  }
}

interface Asked {
  readonly dialect: PureDialect;
  readonly which: 'valid' | 'mutated';
  readonly seed: number;
  readonly count: number;
}

async function compareOne({ dialect, which, seed, count }: Asked, ask: Ask): Promise<number> {
  const { taken, refused, disagreements: all } = await compareAcceptance(drawManifests(dialect, seed, count, which), ask);
  const disagreements = all.filter((one) => explain(dialect, one) === undefined);
  print(`\n${dialect}, ${which}: both take ${String(taken)}, both refuse ${String(refused)}, ${String(disagreements.length)} differ`);
  for (const [sentence, times] of countBy(all.flatMap((one) => explain(dialect, one) ?? [])))
    print(`  ${String(times)} × explained: ${sentence}`);
  const folder = join('out', 'fuzz', `accept-${dialect}-${which}`);
  [...groupDisagreements(disagreements)].forEach(([group, { count: times, first }], index) => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${String(index)}.yaml`);
    writeFileSync(file, `# ${first.message.replaceAll('\n', ' ')}\n${stringify(first.manifest.object)}`);
    print(`  ${String(times)} × refused by ${group} (${file})`);
  });
  return disagreements.length;
}

function countBy(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...groupBy(texts, (text) => text)].map(([text, same]) => [text, same.length]));
}

function askApi(api: Api): Ask {
  return async ({ object }) => {
    try {
      await api.dryRun({ ...object });
      return undefined;
    } catch (error) {
      if (error instanceof ApiError) return error.message;
      throw error;
    }
  };
}
