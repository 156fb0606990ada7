/**
 * Act as the command line does, where there is no mocha: scenario files that are imported meanwhile define no tests, which would join those
 * that are running. Not while test files are loaded: what is imported then is not imported again.
 */
export async function outsideMocha<Result>(action: () => Promise<Result>): Promise<Result> {
  const own = globalThis.describe;
  Reflect.deleteProperty(globalThis, 'describe');
  try {
    return await action();
  } finally {
    globalThis.describe = own;
  }
}
