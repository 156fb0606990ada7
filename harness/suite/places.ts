/** The names and addresses that a run gives to what scenarios speak of; known before anything is rendered. */
export interface Places<Namespace extends string = string, Host extends string = string> {
  /** The namespace that the cell's source is released in. */
  readonly releaseNamespace: string;
  /** Names of the peers' namespaces in this run, by the short names that the suite uses. */
  readonly namespaces: Readonly<Record<Namespace, string>>;
  /** A host's addresses as CIDRs that hold nothing else, one for each of its IP families. */
  cidrs(host: Host | 'apiserver' | 'node'): readonly string[];
  /** The apiserver's port at its endpoint address, which is what policies see after DNAT. */
  readonly apiserverPort: number;
}
