import { KubeConfig } from '@kubernetes/client-node';
import { loadContext } from '../../clusters/existing/load-context.ts';
import { cleanKind } from '../../clusters/kind/clean-kind.ts';
import { cleanKubernetes } from '../../clusters/kubernetes/clean/clean-kubernetes.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import type { OptionsOf } from '../flags/commands.ts';

/** `conformance clean`: remove what killed runs left, and say what it was. */
export async function cleanCommand({ context }: OptionsOf<'clean'>): Promise<ExitCode> {
  const removed = context === undefined ? await cleanLocal() : await cleanKubernetes(loadContext(new KubeConfig(), context));
  process.stdout.write(removed.length === 0 ? 'Nothing was left behind.\n' : `Removed:\n${removed.map((name) => `  ${name}\n`).join('')}`);
  return 0;
}

async function cleanLocal(): Promise<readonly string[]> {
  const { clusters, containers } = await cleanKind();
  return [...clusters.map((name) => `kind cluster ${name}`), ...containers.map((name) => `container ${name}`)];
}
