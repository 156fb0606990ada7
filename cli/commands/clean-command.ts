import { KubeConfig } from '@kubernetes/client-node';
import { loadContext } from '../../clusters/existing/load-context.ts';
import { cleanKind } from '../../clusters/kind/clean-kind.ts';
import { cleanKubernetes } from '../../clusters/kubernetes/clean/clean-kubernetes.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import type { OptionsOf } from '../flags/commands.ts';

/** `conformance clean`: remove what runs left, or one of them, and say what it was. */
export async function cleanCommand({ context, run }: OptionsOf<'clean'>): Promise<ExitCode> {
  const removed = context === undefined ? await cleanLocal(run) : await cleanKubernetes(loadContext(new KubeConfig(), context), run);
  const nothing = run === undefined ? 'Nothing was left behind.\n' : `Run ${run} left nothing behind.\n`;
  process.stdout.write(removed.length === 0 ? nothing : `Removed:\n${removed.map((name) => `  ${name}\n`).join('')}`);
  return 0;
}

async function cleanLocal(runId: string | undefined): Promise<readonly string[]> {
  const { clusters, containers } = await cleanKind(runId === undefined ? {} : { runId });
  return [...clusters.map((name) => `kind cluster ${name}`), ...containers.map((name) => `container ${name}`)];
}
