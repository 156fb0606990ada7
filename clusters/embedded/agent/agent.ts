import { setImmediate } from 'node:timers/promises';
import { runNft } from './linux/libnftables.ts';
import type { CompiledRules } from '../nft/compiled-rules.ts';
import type { NetworkPlan, Order } from '../wire/messages.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import type { Listener } from '../../../harness/cluster/listener.ts';
import type { Host } from './network/host.ts';
import { listen } from './listeners/listen.ts';
import { LearnedNames } from './names/learned-names.ts';
import { NameServer } from './names/name-server.ts';
import { flushConntrack } from './netlink/conntrack.ts';
import { DropLog } from './netlink/drop-log.ts';
import { NetlinkSocket, protocols } from './netlink/netlink-socket.ts';
import { Network } from './network/network.ts';
import { DropWatch } from './probes/drop-watch.ts';
import { KernelLosses } from './probes/kernel-losses.ts';
import type { ProbeContext } from './probes/probe-context.ts';
import { runBatch } from './probes/run-batch.ts';
import { SilenceClock } from './probes/silence-clock.ts';

/** The cluster itself: everything that happens inside its network namespaces. */
export class Agent {
  readonly #netfilter = new NetlinkSocket(protocols.netfilter);
  /** The hosts and the node. */
  readonly network = new Network();
  readonly #learned = new LearnedNames(this.#netfilter);
  readonly #names = new NameServer(this.network, this.#learned);
  readonly #drops = new DropWatch(new DropLog());
  readonly #context: ProbeContext = {
    network: this.network,
    learned: this.#learned,
    drops: this.#drops,
    losses: new KernelLosses(this.#drops),
    silence: new SilenceClock(),
    decisions: this,
  };
  #rules: CompiledRules | undefined;

  /** Carry out an order. @returns observations, where it was to probe */
  async obey(order: Order): Promise<ReadonlyMap<string, Observation> | undefined> {
    switch (order.kind) {
      case 'build':
        await this.#build(order.network);
        return undefined;
      case 'enforce':
        await this.#enforce(order.rules);
        return undefined;
      case 'release':
        this.#release();
        return undefined;
      case 'probe':
        flushConntrack(this.#netfilter);
        return runBatch(this.#context, order.requests);
    }
  }

  /** The text of the denial that a prefix in the log stands for. */
  textOf(prefix: string): string {
    return this.#rules?.decisions[Number(prefix.slice(1))] ?? `an unknown rule (log prefix ${prefix})`;
  }

  async #build({ hosts, services, names }: NetworkPlan): Promise<void> {
    const added = hosts.map((plan) => this.network.add(plan));
    if (services.length > 0) this.network.addServices(services);
    this.#names.add(names);
    await Promise.all(added.flatMap((host) => host.listeners.map((listener) => this.#listen(host, listener))));
  }

  async #listen(host: Host, listener: Listener): Promise<void> {
    try {
      await listen(host, listener, this.#names);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${host.id}: ${listener.application} ${String(listener.port)}: ${reason}`, { cause: error });
    }
  }

  /** The new table is built beside the old one; one transaction switches. Signs of life go out between them. */
  async #enforce(rules: CompiledRules): Promise<void> {
    try {
      for (const transaction of [...rules.transactions, `${rules.hook}\n${this.#dropTable()}`]) {
        runNft([transaction]);
        await setImmediate();
      }
    } catch (error) {
      runNft([`add table inet ${rules.table}\ndelete table inet ${rules.table}`]);
      throw error;
    }
    this.#take(rules);
  }

  #release(): void {
    if (this.#rules !== undefined) runNft([this.#dropTable()]);
    this.#take(undefined);
  }

  #dropTable(): string {
    return this.#rules === undefined ? '' : `delete table inet ${this.#rules.table}`;
  }

  /** Flows that earlier rules let through are judged anew. */
  #take(rules: CompiledRules | undefined): void {
    this.#rules = rules;
    this.#learned.startOver(rules);
    flushConntrack(this.#netfilter);
  }
}
