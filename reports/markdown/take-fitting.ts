/** As many of the lines or sections, from the first, as fit into a number of bytes, with the line end that joins each to the next. */
export function takeFitting(parts: readonly string[], limitBytes: number): readonly string[] {
  let usedBytes = 0;
  const firstTooMany = parts.findIndex((part) => {
    usedBytes += Buffer.byteLength(part) + 1;
    return usedBytes > limitBytes;
  });
  return firstTooMany === -1 ? parts : parts.slice(0, firstTooMany);
}
