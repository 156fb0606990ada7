import type { ExternalRole, PeerNamespace } from '../cast/role.ts';

/** The names and addresses that a run gives to what scenarios speak of; known before anything is rendered. */
export interface Places {
  /** The namespace that the cell's chart is released in. */
  readonly releaseNamespace: string;
  /** Generated names of the peers' namespaces. */
  readonly namespaces: Readonly<Record<PeerNamespace, string>>;
  /** A host's addresses as CIDRs that hold nothing else, one for each IP family. */
  cidrs(host: ExternalRole | 'apiserver' | 'node'): readonly string[];
  /** The apiserver's port at its endpoint address, which is what policies see after DNAT. */
  readonly apiserverPort: number;
}
