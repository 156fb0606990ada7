import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import type { CaseResult } from './suite.ts';

/**
 * An outcome in JUnit's words. A wrong verdict is a failure; what could not be judged is an error, so that CI never shows it
 * as a policy that failed; a known deviation passes and says so.
 * @param message becomes one line @param text the whole story
 */
export function resultOf(outcome: Outcome, type: string, message: string, text: string): CaseResult {
  const line = message.replaceAll('\n', ' ');
  switch (outcome) {
    case 'ok':
      return { kind: 'passed' };
    case 'deviates':
      return { kind: 'passed', output: `known deviation: ${line}\n${text}` };
    case 'failed':
      return { kind: 'failure', type, message: line, text };
    case 'inconclusive':
      return { kind: 'error', type: 'inconclusive', message: line, text };
    case 'skipped':
      return { kind: 'skipped', message: line };
  }
}
