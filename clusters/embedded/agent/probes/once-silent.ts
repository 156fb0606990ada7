/**
 * Call back after a time without an answer. On a busy machine the time may be over before answers that have arrived were read, so
 * what waits is read once more first. @returns a function that ends the wait
 */
export function onceSilent(afterMs: number, callBack: () => void): () => void {
  let ended = false;
  const conclude = (): void => {
    if (!ended) callBack();
  };
  const timer = setTimeout(() => setImmediate(() => setImmediate(conclude)), afterMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
