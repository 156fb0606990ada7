import assert from 'node:assert/strict';
import { placeTopology } from '../../../../clusters/kubernetes/deploy/place-topology.ts';
import { findObstacle } from '../../../../clusters/kubernetes/probe/find-obstacle.ts';
import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import { request } from '../kind-fixture.ts';
import { smallLandscape } from '../small-landscape.ts';
import { smallTopology } from '../small-topology.ts';

const topology = smallTopology('abc123', smallLandscape.sites);
const { absent } = placeTopology(topology, 'abc123', 'own');
const viaController = { kind: 'service', namespace: 'npc-abc123-small-k', name: 'controller' } as const;
const viaDns = { kind: 'service', namespace: 'kube-system', name: 'kube-dns' } as const;
const addresses: Readonly<Record<string, readonly string[]>> = {
  controller: ['10.96.7.7', 'fd00:10:96::7'],
  'kube-dns': ['10.96.0.10'],
};

function obstacle(probed: ProbeRequest): string | undefined {
  return findObstacle(probed, {
    landscape: smallLandscape,
    options: { externals: [], dns: 'as it was' },
    deployed: {
      pods: new Map(topology.pods.filter(({ id }) => !absent.has(id)).map((pod) => [pod.id, pod])),
      absent,
      onFirstNode: new Set(['controller', 'controller.1']),
      services: topology.services.map((service) => ({ ...service, addresses: addresses[service.name] ?? [] })),
    },
  });
}

const http = { kind: 'http' } as const;

describe('what stands in the way of a flow', () => {
  const cases: readonly { readonly what: string; readonly probed: ProbeRequest; readonly says?: RegExp }[] = [
    { what: 'nothing', probed: request({ source: 'stranger', destination: 'controller', port: 8080 }, http) },
    { what: 'nothing, over IPv6', probed: request({ source: 'stranger', destination: 'controller', port: 8080, family: 6 }, http) },
    {
      what: 'nothing, by way of a Service',
      probed: request({ source: 'stranger', destination: 'controller', port: 8080, family: 6, via: viaController }, http),
    },
    {
      what: 'that its Service leads back to where it starts',
      probed: request({ source: 'controller', destination: 'controller.1', port: 8080, via: viaController }, http),
      says: /also leads back to controller/,
    },
    {
      what: 'that its Service has no address of its family',
      probed: request({ source: 'stranger', destination: 'dns', port: 53, family: 6, via: viaDns }, { kind: 'dns-tcp', name: 'a.example' }),
      says: /kube-dns has no IPv6 address/,
    },
    {
      what: 'that its source is in a namespace that the run did not make',
      probed: request({ source: 'prometheus', destination: 'controller', port: 8080 }, http),
      says: /--allow-namespaces/,
    },
    {
      what: 'that its destination is in such a namespace',
      probed: request({ source: 'controller', destination: 'prometheus', port: 9090 }, http),
      says: /--allow-namespaces/,
    },
    { what: 'nothing, from the kubelet', probed: request({ source: 'node', destination: 'controller', port: 8081 }, http) },
    {
      what: 'that the kubelet probes the other family',
      probed: request({ source: 'node', destination: 'controller', port: 8081, family: 6 }, http),
      says: /kubelet probes the first of a pod's addresses/,
    },
    {
      what: 'nothing, from the apiserver',
      probed: request({ source: 'apiserver', destination: 'controller.1', port: 9443 }, { kind: 'tls' }),
    },
    {
      what: 'that the apiserver connects over the other family',
      probed: request({ source: 'apiserver', destination: 'controller', port: 9443, family: 6 }, { kind: 'tls' }),
      says: /first address of a Service/,
    },
    {
      what: 'that nobody named a host',
      probed: request({ source: 'controller', destination: 's3', port: 443 }, { kind: 'tls' }),
      says: /no host s3 outside this cluster; name one with --external s3=HOST:PORT/,
    },
  ];
  for (const { what, probed, says } of cases) {
    it(`is ${what}`, () => {
      const found = obstacle(probed);
      if (says === undefined) assert.equal(found, undefined);
      else assert.match(found ?? '', says);
    });
  }
});
