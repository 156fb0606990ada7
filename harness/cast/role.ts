import type { externals } from './externals.ts';
import type { peers } from './peers.ts';

/** A peer in the cluster, shared by all cells. */
export type PeerRole = keyof typeof peers;

/** A host outside the cluster. */
export type ExternalRole = keyof typeof externals;

/**
 * Each cell's own pods, all in the release namespace: the controller; a pod that has nothing to do with it; a Flagger of the same
 * release; the controller of a second release.
 */
export const cellRoles = ['controller', 'neighbour', 'flagger-beside', 'second-release'] as const;

/** A pod of a cell's own. */
export type CellRole = (typeof cellRoles)[number];

/** Who can be the source or the destination of a flow. */
export type Role = CellRole | 'node' | 'apiserver' | PeerRole | ExternalRole;

/** The namespaces that peers live in, by the short name scenarios use. */
export type PeerNamespace = (typeof peers)[PeerRole]['namespace'];
