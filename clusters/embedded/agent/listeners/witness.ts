import { z } from 'zod';

const witness = z.object({ endpoint: z.string(), source: z.string() });

/** What every listener answers: who it is, and from which address it was asked. */
export type Witness = z.infer<typeof witness>;

/** The line of JSON that carries it. @param source as a socket reports it: IPv4 addresses may be mapped into IPv6 */
export function formatWitness(endpoint: string, source: string): string {
  return `${JSON.stringify({ endpoint, source: plainAddress(source) })}\n`;
}

/** @throws Error where the text is something else */
export function parseWitness(text: string): Witness {
  return witness.parse(JSON.parse(text));
}

/** An address as a socket reports it, without the mapping of IPv4 into IPv6. It is canonical text already (RFC 5952). */
export function plainAddress(source: string): string {
  return source.replace(/^::ffff:(?=\d+\.)/, '');
}
