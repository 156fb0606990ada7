import type { externals } from './externals.ts';
import type { peers } from './peers.ts';

/** A peer in the cluster, shared by all cells. */
export type PeerRole = keyof typeof peers;

/** A host outside the cluster. */
export type ExternalRole = keyof typeof externals;

/** Who can be the source or the destination of a flow. `controller` and `neighbour` are each cell's own. */
export type Role = 'controller' | 'neighbour' | 'node' | 'apiserver' | PeerRole | ExternalRole;

/** The namespaces that peers live in, by the short name scenarios use. */
export type PeerNamespace = (typeof peers)[PeerRole]['namespace'];
