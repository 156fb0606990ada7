/**
 * `Promise.all` that waits for all to end, also where one fails: what the others make is then known and can be undone.
 * @throws the first failure
 */
export async function settleAll<const Begun extends readonly unknown[]>(
  begun: Begun,
): Promise<{ -readonly [Index in keyof Begun]: Awaited<Begun[Index]> }> {
  await Promise.allSettled(begun);
  return Promise.all(begun);
}
