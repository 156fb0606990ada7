import { runTool } from '../tools/run-tool.ts';
import { cleanHelmMessage } from './clean-helm-message.ts';
import type { Helm } from './find-helm.ts';

/** One call of helm. */
export interface HelmCall {
  readonly helm: Helm;
  readonly args: readonly string[];
  /** Written to its stdin. */
  readonly input?: string;
  readonly signal?: AbortSignal;
  /** What was to be done, for the message of a failure: `chart ./chart does not render`. */
  readonly failure: string;
}

/**
 * Run helm and return what it prints.
 * @throws UserError (2) with helm's own message where it fails; the signal's reason where it is aborted
 */
export function runHelm({ helm, ...call }: HelmCall): Promise<string> {
  // Both would write to the output that is parsed, or read a cluster that rendering must not depend on.
  const env = { HELM_DEBUG: 'false', HELM_KUBECONTEXT: '' };
  return runTool({ name: 'helm', tool: helm, env, explain: cleanHelmMessage, ...call });
}
