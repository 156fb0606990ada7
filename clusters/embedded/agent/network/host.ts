import { isIP } from 'node:net';
import type { Family } from '../../../../harness/vocabulary/flow.ts';
import type { HostPlan } from '../../wire/host-plan.ts';
import type { NetworkNamespace } from '../linux/network-namespace.ts';

/** An endpoint that exists. */
export interface Host extends HostPlan {
  readonly namespace: Pick<NetworkNamespace, 'inside'>;
}

/** A host's first address of a family. */
export function addressOf({ addresses }: Pick<Host, 'addresses'>, family: Family): string | undefined {
  return addresses.find((address) => isIP(address) === family);
}
