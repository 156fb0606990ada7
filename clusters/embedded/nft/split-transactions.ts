import type { Statement } from './statement.ts';

/**
 * Bytes of one transaction. Without privileges nft cannot enlarge its socket's buffer, and a message above net.core.wmem_default
 * (212,992 by default) fails with EMSGSIZE.
 */
const maxBytes = 150_000;

/** Texts for nft, each small enough to be one transaction; the order of statements stays. */
export function splitTransactions(statements: readonly Statement[]): readonly string[] {
  const parts: { texts: string[]; bytes: number }[] = [];
  for (const { text, bytes } of statements) {
    const last = parts.at(-1);
    if (last === undefined || last.bytes + bytes > maxBytes) parts.push({ texts: [text], bytes });
    else {
      last.texts.push(text);
      last.bytes += bytes;
    }
  }
  return parts.map(({ texts }) => texts.join('\n'));
}
