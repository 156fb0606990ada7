import type { Listener } from '../../../harness/cluster/listener.ts';

/** An endpoint as the agent makes it: a network namespace behind the node, or (`node`) the agent's own. */
export interface HostPlan {
  /** Endpoint id. */
  readonly id: string;
  readonly kind: 'node' | 'pod' | 'host';
  /** Its number; the node's interface to it is named and numbered after it. Unused for the node. */
  readonly index: number;
  readonly addresses: readonly string[];
  readonly listeners: readonly Listener[];
}

/** The node's interface to a host. */
export function interfaceName(index: number): string {
  return `p${String(index)}`;
}
