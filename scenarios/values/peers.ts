/** A NetworkPolicy peer: every pod of the namespace of that name. */
export function podsOf(namespace: string): { readonly namespaceSelector: object } {
  return { namespaceSelector: namespaceNamed(namespace) };
}

/** A label selector for the namespace of that name. */
export function namespaceNamed(namespace: string): { readonly matchLabels: Readonly<Record<string, string>> } {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

/** NetworkPolicy peers: the given CIDRs. */
export function ipBlocks(cidrs: readonly string[]): readonly { readonly ipBlock: { readonly cidr: string } }[] {
  return cidrs.map((cidr) => ({ ipBlock: { cidr } }));
}

/** A NetworkPolicy port entry. */
export function tcp(port: number): { readonly protocol: 'TCP'; readonly port: number } {
  return { protocol: 'TCP', port };
}
