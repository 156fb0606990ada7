import type { ExternalSpec } from '../../../harness/cluster/topology.ts';
import { makeCertificate } from '../../kubernetes/deploy/certificate.ts';
import type { UndoStack } from '../undo-stack.ts';
import type { ExternalContainer } from './external-container.ts';
import { startExternal } from './start-external.ts';

/** The hosts of a run. */
export interface ExternalsStart {
  readonly specs: readonly ExternalSpec[];
  readonly runId: string;
  readonly image: string;
  /** Takes the removal of each host that was started, also when another one fails. */
  readonly undo: UndoStack;
}

/** Start the hosts outside the cluster, side by side. @throws UserError where one does not start */
export async function startExternals({ specs, runId, image, undo }: ExternalsStart): Promise<readonly ExternalContainer[]> {
  const certificate = await makeCertificate(specs.flatMap(({ names }) => names));
  const started = await Promise.allSettled(
    specs.map(async (spec) => {
      const external = await startExternal({ spec, runId, image, certificate });
      undo.defer(() => external[Symbol.asyncDispose]());
      return external;
    }),
  );
  return started.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}
