import type { Suite } from '../harness/suite/suite.ts';
import { engines } from './engines.ts';

/** Each engine is a dialect of its own, and a value chooses it. */
export const suiteEngines: Suite['engines'] = Object.fromEntries(
  engines.map((engine) => [engine, { values: { networkPolicy: { engine } }, dialects: [engine] }]),
);
