import { unlistedPorts } from '../cast/target.ts';
import type { Listener } from '../cluster/listener.ts';
import type { Controller, DeclaredPort } from './controller.ts';

/** Where the controller's port numbers come from. */
export interface ControllerPorts {
  readonly controller: Controller['ports'];
  /** All ports of its containers; absent: those of the tables and no others. */
  readonly declared?: readonly DeclaredPort[];
}

/** What the controller's probe pod listens on, by the port's name; two names of one port have one listener. */
export function controllerListeners({ controller, declared = [] }: ControllerPorts): ReadonlyMap<string, Listener> {
  const { webhook, metrics, gate, health } = controller;
  const listeners = new Map<string, Listener>([
    ...listenerOf('webhook', 'tls', webhook),
    ...listenerOf('metrics', 'http', metrics),
    ...listenerOf('gate', 'http', gate),
    ...listenerOf('health', 'http', health),
    ...listenerOf('unlisted', 'tcp', unlistedPorts.tcp),
    ...listenerOf('unlisted-udp', 'udp', unlistedPorts.udp),
    ...listenerOf('metrics-udp', 'udp', metrics),
  ]);
  for (const each of declared) {
    const { port, protocol } = each;
    const key = nameOfPort(each);
    if (protocol === 'SCTP' || listeners.has(key)) continue;
    const application = protocol === 'UDP' ? 'udp' : 'tcp';
    const same = [...listeners].find(
      ([known, listener]) =>
        !known.startsWith('unlisted') && listener.port === port && (listener.application === 'udp') === (application === 'udp'),
    );
    listeners.set(key, same?.[1] ?? { application, port });
  }
  return listeners;
}

/** A declared port's name; where it has none, what it is: `8080/TCP`. */
export function nameOfPort({ name, port, protocol }: DeclaredPort): string {
  return name ?? `${String(port)}/${protocol}`;
}

function listenerOf(
  name: string,
  application: Listener['application'],
  port: number | undefined,
): readonly (readonly [string, Listener])[] {
  return port === undefined ? [] : [[name, { application, port }]];
}
