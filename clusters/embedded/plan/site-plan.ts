import { normaliseAddress } from '../../../harness/address/normalise-address.ts';
import { parseAddress } from '../../../harness/address/parse-address.ts';
import type { Listener } from '../../../harness/cluster/listener.ts';
import type { StartOptions } from '../../../harness/cluster/cluster.ts';
import type { ExternalSpec, Sites } from '../../../harness/cluster/topology.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { HostPlan } from '../wire/host-plan.ts';
import { addressesOf } from './address-plan.ts';

/** The port of the apiserver at its endpoint address, as in kind. */
const apiserverPort = 6443;

/** The kubelet of every node listens here. */
const kubelet: Listener = { application: 'tcp', port: 10_250 };

/** Everything that is there before any pod. */
export interface SitePlan {
  readonly sites: Sites;
  /** The node first. */
  readonly hosts: readonly HostPlan[];
}

/** What is wanted of the hosts. */
export type SiteOptions = Pick<StartOptions, 'externals' | 'apiserverListeners'>;

/** Both, whatever the kernel speaks: a flow of a family that it lacks is planned all the same, and skipped with that reason. */
const families: readonly Family[] = [4, 6];

/**
 * The node, the apiserver on another host, the hosts outside, each with addresses of both families.
 * @throws UserError where two hosts would have the same id or address
 */
export function planSites({ externals, apiserverListeners }: SiteOptions): SitePlan {
  const node: HostPlan = { id: 'node', kind: 'node', index: 0, addresses: addressesOf('nodes', 0, families), listeners: [kubelet] };
  const apiserver: HostPlan = {
    id: 'apiserver',
    kind: 'host',
    index: 1,
    addresses: addressesOf('nodes', 1, families),
    listeners: [{ application: 'tls', port: apiserverPort }, ...apiserverListeners],
  };
  const outside = externals.map((external, index) => planExternal(external, index));
  const hosts = [node, apiserver, ...outside];
  refuseDuplicates(hosts);
  const site = ({ id, addresses }: HostPlan): { id: string; addresses: readonly string[] } => ({ id, addresses });
  return {
    sites: {
      node: site(node),
      apiserver: site(apiserver),
      apiserverPort,
      families,
      externals: Object.fromEntries(outside.map((host) => [host.id, site(host)])),
    },
    hosts,
  };
}

function planExternal({ id, addresses, listeners }: ExternalSpec, index: number): HostPlan {
  // One that has an address in one family only is in no other: policies name the addresses that it has.
  const wanted = families.flatMap((family) =>
    addresses.filter((address) => parseAddress(address)?.family === family).map(normaliseAddress),
  );
  return { id, kind: 'host', index: 2 + index, addresses: wanted.length > 0 ? wanted : addressesOf('outside', index, families), listeners };
}

function refuseDuplicates(hosts: readonly HostPlan[]): void {
  const owners = new Map<string, string>();
  for (const { id, addresses } of hosts) {
    for (const key of [id, ...addresses]) {
      const owner = owners.get(key);
      if (owner !== undefined) throw new UserError(`The hosts ${owner} and ${id} of the embedded cluster would both be ${key}.`, 2);
      owners.set(key, id);
    }
  }
}
