import { sharedState } from '../../harness/scenario/shared-state.ts';

/**
 * Run an action as the command line does: a scenario that it declares defines no test, which would join the tests that are running, and
 * is forgotten in the end.
 */
export async function outsideMocha<Result>(action: () => Promise<Result>): Promise<Result> {
  const own = globalThis.describe;
  const declared = [...sharedState.scenarios];
  Reflect.deleteProperty(globalThis, 'describe');
  try {
    return await action();
  } finally {
    globalThis.describe = own;
    sharedState.scenarios.clear();
    for (const [id, scenario] of declared) sharedState.scenarios.set(id, scenario);
  }
}
