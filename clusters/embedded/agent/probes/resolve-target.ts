import type { Family, Flow } from '../../../../harness/vocabulary/flow.ts';
import { addressOf, type Host } from '../network/host.ts';
import type { Network } from '../network/network.ts';
import type { Target } from './target.ts';

/** Where a flow by an endpoint's or a Service's address goes. @throws Error where the network lacks something of it */
export function resolveTarget(network: Pick<Network, 'find' | 'findService' | 'node'>, flow: Flow): Target {
  const { family, port, via } = flow;
  const source = findHost(network, flow.source);
  const destination = ownAddress(findHost(network, flow.destination), family);
  const address = ownAddress(source, family);
  const direct = { from: source.namespace, source: address, destination, destinationPort: port };
  if (via.kind !== 'service') return { ...direct, seenSource: address, address: destination, port };
  const service = network.findService(via.namespace, via.name);
  const servicePort = service?.ports.find(({ protocol, targetPort }) => protocol === flow.protocol && targetPort === port);
  const serviceAddress = service && addressOf(service, family);
  if (servicePort === undefined || serviceAddress === undefined) {
    throw new Error(
      `no Service ${via.namespace}/${via.name} with a port that leads to ${flow.protocol} ${String(port)} over IPv${String(family)}`,
    );
  }
  const seenSource = source.id === flow.destination ? ownAddress(network.node, family) : address;
  return { ...direct, seenSource, address: serviceAddress, port: servicePort.port };
}

/** @throws Error where it does not exist */
export function findHost(network: Pick<Network, 'find'>, id: string): Host {
  const host = network.find(id);
  if (host === undefined) throw new Error(`no endpoint ${JSON.stringify(id)} was deployed`);
  return host;
}

/** @throws Error where the host has none of the family */
export function ownAddress(host: Host, family: Family): string {
  const address = addressOf(host, family);
  if (address === undefined) throw new Error(`${host.id} has no IPv${String(family)} address`);
  return address;
}
