import { request } from './kind-fixture.ts';

/** Flows of the small topology; `metricsOnly` allows the first alone. */
export const smallRequests = [
  request({ source: 'stranger', destination: 'controller', port: 8080 }, { kind: 'http' }),
  request({ source: 'stranger', destination: 'controller', port: 9999 }, { kind: 'tcp' }),
  request({ source: 'stranger', destination: 'controller', port: 9998, protocol: 'UDP' }, { kind: 'udp' }),
  request({ source: 'neighbour', destination: 'controller', port: 9443 }, { kind: 'tls' }),
  request({ source: 'controller', destination: 'stranger', port: 7777 }, { kind: 'tcp' }),
  request({ source: 'controller', destination: 'dns', port: 53, protocol: 'UDP' }, { kind: 'dns-udp', name: 'hooks.example.com' }),
  request(
    { source: 'controller', destination: 'dns', port: 53, via: { kind: 'service', namespace: 'kube-system', name: 'kube-dns' } },
    { kind: 'dns-tcp', name: 'hooks.example.com' },
  ),
  request({ source: 'controller', destination: 'dns-elsewhere', port: 53 }, { kind: 'dns-tcp', name: 'hooks.example.com' }),
] as const;
