import type { Suite } from '../harness/suite/suite.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import type { ProvidedExternal } from './flags/parse-external.ts';

/** Hosts that the user provides are the suite's, at a port that it has for them. @throws UserError (3) */
export function checkExternals(provided: readonly ProvidedExternal[], { peers }: Pick<Suite, 'peers'>): void {
  const hosts = Object.entries(peers).flatMap(([name, peer]) => (peer.kind === 'host' ? [[name, peer] as const] : []));
  for (const { id, port } of provided) {
    const host = hosts.find(([name]) => name === id)?.[1];
    if (host === undefined)
      throw new UserError(
        `--external ${id}: the suite has no host outside of that name; it has ${hosts.map(([name]) => name).join(', ') || 'none'}.`,
        3,
      );
    const ports = Object.values(host.ports).map((listener) => listener.port);
    if (!ports.includes(port))
      throw new UserError(
        `--external ${id}: the suite has ${id} at port ${ports.join(', ')}, and so have its policies, not at ${String(port)}.`,
        3,
      );
  }
}
