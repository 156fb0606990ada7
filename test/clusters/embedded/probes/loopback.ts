import { Socket } from 'node:dgram';
import { createServer, Server } from 'node:net';
import type { Application } from '../../../../harness/cluster/listener.ts';
import type { Service } from '../../../../harness/vocabulary/world.ts';
import type { NameServer } from '../../../../clusters/embedded/agent/names/name-server.ts';
import { listen } from '../../../../clusters/embedded/agent/listeners/listen.ts';
import type { Host } from '../../../../clusters/embedded/agent/network/host.ts';
import type { ProbeContext } from '../../../../clusters/embedded/agent/probes/probe-context.ts';
import { SilenceClock } from '../../../../clusters/embedded/agent/probes/silence-clock.ts';
import type { DropLog, DropRecord } from '../../../../clusters/embedded/agent/netlink/drop-log.ts';
import { DropWatch } from '../../../../clusters/embedded/agent/probes/drop-watch.ts';

/** A host without a network namespace of its own: the loopback interface, which has many addresses. */
export function localHost(id: string, ...addresses: readonly string[]): Host {
  return { id, kind: 'pod', index: 0, addresses, listeners: [], namespace: { inside: (action) => action() } };
}

/** Hosts, the first of them the node, and Services. */
export function localNetwork(hosts: readonly Host[], services: readonly Service[] = []): ProbeContext['network'] {
  return {
    hosts,
    node: hosts[0] ?? localHost('node'),
    find: (id) => hosts.find((host) => host.id === id),
    findService: (namespace, name) => services.find((service) => service.namespace === namespace && service.name === name),
  };
}

/** A log whose records are put there by hand. */
export class LocalLog implements Pick<DropLog, 'drain'> {
  readonly records: DropRecord[] = [];
  state: 'complete' | 'overrun' = 'complete';
  reads = 0;

  drain(take: (record: DropRecord) => void): 'complete' | 'overrun' {
    this.reads += 1;
    for (const record of this.records.splice(0)) take(record);
    return this.state;
  }
}

/** What probes need, without policies. */
export function localContext(network: ProbeContext['network'], log = new LocalLog()): ProbeContext {
  return {
    network,
    drops: new DropWatch(log),
    losses: { startOver: () => undefined, describe: () => '' },
    silence: new SilenceClock(),
    decisions: { textOf: (prefix) => `rule ${prefix}` },
    learned: { matterTo: () => false, forget: () => undefined },
  };
}

/** Nobody asks for names. */
const noNames: Pick<NameServer, 'answer'> = { answer: () => undefined };

/** Open a listener of a host on a port that is free. @returns the port */
export async function listenSomewhere(host: Host, application: Application, names = noNames): Promise<number> {
  const port = await freePort();
  await listen({ ...host, namespace: { inside: withoutHolding } }, { application, port }, names);
  return port;
}

/** Nobody ends a listener but the end of the process, which it is not to put off. */
function withoutHolding<Result>(action: () => Result): Result {
  const made = action();
  if (made instanceof Server || made instanceof Socket) made.unref();
  return made;
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
