import type { Cluster, EnforceResult, RunningCluster, StartOptions } from '../../harness/cluster/cluster.ts';
import type { PodSpec, Site, Sites, Topology } from '../../harness/cluster/topology.ts';
import type { Endpoint } from '../../harness/vocabulary/endpoint.ts';
import type { Observation } from '../../harness/vocabulary/observation.ts';
import type { World } from '../../harness/vocabulary/world.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';

const node: Site = { id: 'node', addresses: ['10.244.255.1', 'fd00:10:244:ffff::1'] };
const apiserver: Site = { id: 'apiserver', addresses: ['10.244.255.2', 'fd00:10:244:ffff::2'] };

/**
 * No cluster at all: addresses without hosts behind them, so that the policy model can predict what the manifests say, on
 * any operating system. Results carry `evidence: 'prediction'`: never a proof.
 */
export const predictCluster: Cluster = {
  name: 'predict',
  start: (options) => Promise.resolve(new PredictedCluster(options)),
};

class PredictedCluster implements RunningCluster {
  readonly info = { name: 'predict', cni: 'none', evidence: 'prediction', details: {} } as const;
  readonly settings = defaultSettings;
  readonly sites: Sites;
  readonly #externals: StartOptions['externals'];

  constructor({ externals }: StartOptions) {
    this.#externals = externals.map((external, position) =>
      external.addresses.length > 0 ? external : { ...external, addresses: outsideAddresses(position + 1) },
    );
    this.sites = {
      node,
      apiserver,
      apiserverPort: 6443,
      families: [4, 6],
      externals: Object.fromEntries(this.#externals.map((external) => [external.id, external])),
    };
  }

  deploy({ namespaces, serviceAccounts, pods, services }: Topology): Promise<World> {
    const endpoints: readonly Endpoint[] = [
      { kind: 'node', ...node, name: 'node', labels: {} },
      { kind: 'apiserver', ...apiserver },
      ...this.#externals.map(({ id, addresses, names }) => ({ kind: 'external' as const, id, addresses, names })),
      ...pods.map(withAddresses),
    ];
    return Promise.resolve({
      namespaces,
      serviceAccounts,
      endpoints,
      services: services.map((service) => ({ ...service, addresses: [] })),
    });
  }

  enforce(): Promise<ReadonlyMap<string, EnforceResult>> {
    return Promise.resolve(new Map());
  }

  release(): Promise<void> {
    return Promise.resolve();
  }

  probe(): Promise<ReadonlyMap<string, Observation>> {
    return Promise.resolve(new Map());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}

/** As on the embedded cluster, for hosts that ask for no address. */
function outsideAddresses(number: number): readonly string[] {
  return [`198.18.${String(number >> 8)}.${String(number & 0xff)}`, `2001:db8:ffff::${number.toString(16)}`];
}

function withAddresses({ id, namespace, name, labels, ports, serviceAccount }: PodSpec, position: number): Endpoint {
  const number = position + 1;
  const addresses = [`10.244.${String(number >> 8)}.${String(number & 0xff)}`, `fd00:10:244::${number.toString(16)}`];
  return { kind: 'pod', id, namespace, name, labels, ports, serviceAccount, addresses, node: node.id };
}
