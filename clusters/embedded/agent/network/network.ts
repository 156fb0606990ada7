import { normaliseAddress } from '../../../../harness/address/normalise-address.ts';
import type { Service } from '../../../../harness/vocabulary/world.ts';
import { type ServiceTranslation, serviceStatements } from '../../nft/service-statements.ts';
import { splitTransactions } from '../../nft/split-transactions.ts';
import { type HostPlan, interfaceName } from '../../wire/host-plan.ts';
import { runNft } from '../linux/libnftables.ts';
import { NetworkNamespace } from '../linux/network-namespace.ts';
import { NetlinkSocket, protocols, type Request } from '../netlink/netlink-socket.ts';
import type { Host } from './host.ts';
import { prepareNode } from './prepare-node.ts';
import { hostRoute } from './host-route.ts';
import { wireHost } from './wire-host.ts';

/** Interface indexes of hosts start here; low ones belong to interfaces that every namespace has. */
const firstInterfaceIndex = 1_000;

const serviceTable = 'npc_services';

/** Every host of the cluster, by endpoint id, and the node between them. */
export class Network {
  readonly #route = new NetlinkSocket(protocols.route);
  readonly #hosts = new Map<string, Host>();
  readonly #byAddress = new Map<string, Host>();
  #services: readonly Service[] = [];

  /** @throws Error where the kernel refuses an interface, address or route */
  add(plan: HostPlan): Host {
    const host = { ...plan, namespace: plan.kind === 'node' ? this.#prepareNode(plan) : this.#wire(plan) };
    this.#hosts.set(plan.id, host);
    for (const address of plan.addresses) this.#byAddress.set(normaliseAddress(address), host);
    return host;
  }

  #prepareNode({ addresses }: HostPlan): NetworkNamespace {
    prepareNode(this.#route, addresses);
    return NetworkNamespace.node;
  }

  #wire({ index, addresses }: HostPlan): NetworkNamespace {
    const end = { name: interfaceName(index), index: firstInterfaceIndex + index };
    return wireHost(this.#route, { interface: end, addresses, nodeAddresses: this.node.addresses });
  }

  /** Translate Services' addresses from now on. Called once, after the hosts behind them exist. */
  addServices(services: readonly Service[]): void {
    this.#services = services;
    const translations = services.flatMap((service) => this.#translation(service));
    this.#route.request(services.flatMap((service) => this.#serviceRoutes(service)));
    // A source has Services in every cell: all of them are too much for one message of an unprivileged process.
    runNft(splitTransactions(serviceStatements(serviceTable, translations, this.node.addresses)));
  }

  /** The node's own packets to a Service need a route before they are translated; any one will do. */
  #serviceRoutes({ addresses, backends: [first] }: Service): Request[] {
    const backend = first === undefined ? undefined : this.#hosts.get(first);
    if (backend === undefined || backend.kind === 'node') return [];
    return addresses.map((address) =>
      hostRoute({ index: firstInterfaceIndex + backend.index, nodeAddresses: this.node.addresses }, address),
    );
  }

  #translation({ addresses, backends: [first], ports }: Service): ServiceTranslation[] {
    const backend = first === undefined ? undefined : this.#hosts.get(first);
    if (backend === undefined) return [];
    return [{ addresses, backend: backend.addresses, interface: interfaceName(backend.index), ports }];
  }

  find(id: string): Host | undefined {
    return this.#hosts.get(id);
  }

  /** @param address in its canonical text */
  findByAddress(address: string): Host | undefined {
    return this.#byAddress.get(address);
  }

  findService(namespace: string, name: string): Service | undefined {
    return this.#services.find((service) => service.namespace === namespace && service.name === name);
  }

  get hosts(): Iterable<Host> {
    return this.#hosts.values();
  }

  /** The node; it is added first. */
  get node(): Host {
    const [first] = this.#hosts.values();
    if (first?.kind !== 'node') throw new Error('the node is to be added before any other host');
    return first;
  }
}
