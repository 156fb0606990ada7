import type { Results } from '../vocabulary/results.ts';
import type { Scenario } from './scenario.ts';

/** What scenario files and mocha's global setup share. */
export interface SharedState {
  readonly scenarios: Map<string, Scenario>;
  gathered: Results | undefined;
}

declare global {
  var netpolConformance: SharedState | undefined;
}

/**
 * One state a process. It hangs on the global object because mocha loads the files it requires and the spec files through
 * two loaders, so that each has an instance of every module (seen with mocha 12 on Node.js 20).
 */
export const sharedState: SharedState = (globalThis.netpolConformance ??= { scenarios: new Map(), gathered: undefined });
