import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { questionMs } from '../budgets.ts';
import { runTool } from './run-tool.ts';

const howToGet =
  'kind runs its nodes as containers of Docker. Install Docker Engine (https://docs.docker.com/engine/install/), start it, and see that';

/**
 * The version of the Docker daemon.
 * @throws UserError where there is no docker command or no daemon answers it
 */
export async function checkDocker(signal?: AbortSignal, path = 'docker'): Promise<string> {
  const call = { tool: path, args: ['version', '--format', '{{.Server.Version}}'], timeoutMs: questionMs, ...(signal && { signal }) };
  try {
    const { stdout } = await runTool({ ...call, failure: `No Docker daemon answers "${path} version"` });
    return stdout.trim();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${error.message} ${howToGet} "docker version" answers.`, 2, { cause: error });
  }
}
