import assert from 'node:assert/strict';
import { compile } from '../../harness/dialects/compile.ts';
import { predictFlow } from '../../harness/run/predict-flow.ts';
import { flow } from '../policy/flow.ts';
import { manifests } from '../policy/manifests.ts';
import { buildWorld } from '../policy/world.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';

const dns = { 'kube-system/dns': { labels: { app: 'dns' } } };
const service = {
  'kube-system/kube-dns': { backends: ['kube-system/dns'], ports: [{ port: 53, targetPort: 53, protocol: 'UDP' as const }] },
};
const world = buildWorld({ pods: { 'a/client': {}, ...dns }, externals: { bucket: { names: ['bucket.example.com'] } }, services: service });

const egress = (rules: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: client, namespace: a }
spec: { podSelector: {}, policyTypes: [Egress], egress: [${rules}] }
`;
const toBucket = '{ to: [{ ipBlock: { cidr: 198.51.100.0/24 } }] }';
const toDns = '{ to: [{ namespaceSelector: {} }], ports: [{ protocol: UDP, port: 53 }] }';
const byName = flow('a/client', 'bucket', 443, { via: { kind: 'name', name: 'bucket.example.com' } });

describe('predicting a flow as it is probed', () => {
  const cases = [
    ['the lookup and the host are allowed', `${toBucket}, ${toDns}`, 'allowed'],
    ['the lookup is denied', toBucket, 'denied'],
    ['the lookup is allowed at another port only', `${toBucket}, ${toDns.replace('53', '54')}`, 'denied'],
    ['the lookup is allowed by TCP only', `${toBucket}, ${toDns.replace('UDP', 'TCP')}`, 'denied'],
    ['the host is denied', toDns, 'denied'],
  ] as const;
  for (const [title, rules, verdict] of cases) {
    it(`by name, where ${title}: ${verdict}`, () => {
      assert.equal(predictFlow(compile(manifests(egress(rules)), world, defaultSettings), world, byName).verdict, verdict);
    });
  }

  it('names the lookup where that is what is denied', () => {
    const { decidedBy, trace } = predictFlow(compile(manifests(egress(toBucket)), world, defaultSettings), world, byName);
    assert.match(decidedBy.because, /^the lookup of bucket\.example\.com is denied: NetworkPolicy a\/client isolates a\/client for egress/);
    assert.equal(trace.at(-1), decidedBy);
    assert.ok(trace.length > 1);
    assert.equal(trace.filter(({ because }) => because.includes('isolates')).length, 1);
  });

  it('needs no lookup for an address, nor where the world has no DNS', () => {
    const rules = compile(manifests(egress(toBucket)), world, defaultSettings);
    assert.equal(predictFlow(rules, world, { ...byName, via: { kind: 'address' } }).verdict, 'allowed');
    assert.equal(predictFlow(rules, { ...world, services: [] }, byName).verdict, 'allowed');
    const elsewhere = { ...world, services: world.services.map((one) => ({ ...one, namespace: 'elsewhere' })) };
    assert.equal(predictFlow(rules, elsewhere, byName).verdict, 'allowed');
    const renamed = { ...world, services: world.services.map((one) => ({ ...one, name: 'other' })) };
    assert.equal(predictFlow(rules, renamed, byName).verdict, 'allowed');
  });
});
