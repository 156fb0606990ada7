import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import type { Flow } from '../../../../harness/vocabulary/flow.ts';
import type { Service } from '../../../../harness/vocabulary/world.ts';
import { tryProbe } from '../../../../clusters/embedded/agent/probes/try-probe.ts';
import type { TryResult } from '../../../../clusters/embedded/agent/probes/judge-signal.ts';
import { localContext, localHost, localNetwork } from './loopback.ts';

/** Endpoints of the tries. */
export const node = localHost('node', '127.0.0.9');
export const client = localHost('a/client', '127.0.0.1');
export const web = localHost('a/web', '127.0.0.2');
export const resolver = localHost('a/dns', '127.0.0.3');

/** A Service in front of `a/web`. */
export const service: Service = {
  namespace: 'a',
  name: 'web',
  labels: {},
  addresses: ['127.0.0.2'],
  backends: ['a/web'],
  ports: [],
};

/** A flow from `a/client` to `a/web`. */
export function flow(parts: Partial<Flow> & Pick<Flow, 'port'>): Flow {
  return { source: 'a/client', destination: 'a/web', protocol: 'TCP', family: 4, via: { kind: 'address' }, ...parts };
}

/** Try once. */
export function tryOne(probe: ProbeRequest['probe'], about: Flow, services: readonly Service[] = []): Promise<TryResult> {
  return tryProbe(localContext(localNetwork([node, client, web, resolver], services)), { id: 'x', flow: about, probe });
}
