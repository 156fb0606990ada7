import { outsideMocha } from '../../mocha/outside-mocha.ts';
import type { Suite } from '../../harness/suite/suite.ts';

/** The suite of this repository, from within a test. */
export function firstSuite(): Promise<Suite> {
  return outsideMocha(async () => (await import('../../netpol.config.ts')).default);
}
