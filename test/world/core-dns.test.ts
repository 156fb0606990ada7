import assert from 'node:assert/strict';
import type { World } from '../../harness/vocabulary/world.ts';
import { coreDns } from '../../harness/world/core-dns.ts';
import { predict } from '../policy/predict.ts';

const web = { kind: 'pod', namespace: 'shop', labels: { app: 'web' }, ports: [], serviceAccount: 'default', node: 'n' } as const;
const { namespace, labels, ports, serviceAccount } = coreDns;
const world: World = {
  namespaces: ['shop', namespace].map((name) => ({ name, labels: { 'kubernetes.io/metadata.name': name } })),
  endpoints: [
    { kind: 'node', id: 'n', name: 'n', labels: {}, addresses: ['192.0.2.1'] },
    { ...web, id: 'web', name: 'web', addresses: ['10.0.0.1'] },
    { kind: 'pod', id: 'dns', name: 'coredns', namespace, labels, ports, serviceAccount, node: 'n', addresses: ['10.0.0.2'] },
  ],
  services: [{ ...coreDns.service, addresses: ['10.96.0.10'], backends: ['dns'] }],
  serviceAccounts: [],
};

describe("the cluster's DNS", () => {
  for (const { name, port, protocol } of ports) {
    it(`has its port ${name}`, () => {
      const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: ${name}, protocol: ${protocol}}]}]`;
      const { verdict } = predict(world, policy, {
        source: 'web',
        destination: 'dns',
        protocol,
        port,
        family: 4,
        via: { kind: 'address' },
      });
      assert.equal(verdict, 'allowed');
    });
  }
});
