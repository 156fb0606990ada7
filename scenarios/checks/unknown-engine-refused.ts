import type { Check } from '../../harness/suite/check.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

/** An engine that does not exist is a render error that names it or the field. */
export const unknownEngineRefused: Check = {
  id: 'unknown-engine-refused',
  because: 'an unknown engine is an error',
  run: async ({ render }) => {
    try {
      await render({ values: { networkPolicy: { enabled: true, engine: 'no-such-engine' } } });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return /engine/i.test(error.message) ? undefined : `refused, but not for its engine: ${error.message}`;
    }
    return 'networkPolicy.engine: no-such-engine was rendered';
  },
};
