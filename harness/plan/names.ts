import { dialects } from '../dialects/registry.ts';
import type { PeerNamespace } from '../suite/peer.ts';

/** Every namespace that a run makes starts so. */
export const namespacePrefix = 'npc';

/** The namespace of a cell: `npc-<run>-<scenario>-<code of the engine>`, at most 63 characters. */
export function cellNamespace(runId: string, scenario: string, engineCode: string): string {
  return `${namespacePrefix}-${runId}-${scenario}-${engineCode}`;
}

/** A namespace's name is a DNS label. */
const mostCharacters = 63;
const second = '-2';

/** The namespace of a second release, beside the first one's; at most 63 characters. */
export function secondNamespace(namespace: string): string {
  return `${namespace.slice(0, mostCharacters - second.length)}${second}`;
}

/** A short code for each engine of a suite, so that names stay short: its dialect's letter, else its position. */
export function engineCodes(engines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(engines.map((engine, position) => [engine, dialects.find(({ id }) => id === engine)?.code ?? String(position)]));
}

/** What a peer's namespace is called in a run. @param release the cell's own namespace */
export function namespaceName(namespace: PeerNamespace, runId: string, release: string): string {
  switch (namespace.kind) {
    case 'release':
      return release;
    case 'named':
      return namespace.name;
    case 'generated':
      return `${namespacePrefix}-${runId}-${namespace.name}`;
  }
}
