import type { Peer } from '../suite/peer.ts';
import type { Suite } from '../suite/suite.ts';
import type { SuiteInfo } from '../vocabulary/suite-info.ts';
import type { RunRecord } from './run-record.ts';

/** What results say of a suite, and of the subjects that were rendered for it. */
export function suiteInfo(suite: Suite, record: Pick<RunRecord, 'cells'>): SuiteInfo {
  const casts = [...record.cells.values()].flatMap((cell) => (cell.kind === 'rendered' || cell.kind === 'ready' ? [cell.cast] : []));
  const subjects = casts.flatMap((cast) => [...cast.values()].filter(({ role }) => role === 'subject').map(({ name }) => name));
  return {
    name: suite.name,
    engines: Object.entries(suite.engines).map(([id, { dialects }]) => ({ id, dialects })),
    claims: suite.claims,
    cast: { subjects: [...new Set(subjects)], peers: Object.entries(suite.peers).map(([id, peer]) => ({ id, where: whereOf(peer) })) },
    tables: suite.tables,
  };
}

function whereOf(peer: Peer): string {
  if (peer.kind === 'host') return 'outside the cluster';
  const { namespace } = peer;
  return namespace.kind === 'release' ? "the release's namespace" : `namespace ${namespace.name}`;
}
