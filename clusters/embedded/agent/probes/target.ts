import type { NetworkNamespace } from '../linux/network-namespace.ts';

/** Where packets of a probe go. */
export interface Target {
  /** The source's network namespace. */
  readonly from: Pick<NetworkNamespace, 'inside'>;
  /** The source's own address. */
  readonly source: string;
  /** The address that the destination must see: the source's own, or the node's where an endpoint reaches itself through a Service. */
  readonly seenSource: string;
  /** What the source asks for: an endpoint's address, or a Service's. */
  readonly address: string;
  readonly port: number;
  /** Where it goes after translation: what the enforcer sees. */
  readonly destination: string;
  readonly destinationPort: number;
}
