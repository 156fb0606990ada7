import assert from 'node:assert/strict';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { EnforcerSettings } from '../../../harness/dialects/settings.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { buildWorld } from '../../policy/world.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

/** A world with the subject `shop/web` on node `worker`; the apiserver is on a control-plane node of its own. */
export const world = buildWorld({
  namespaces: { shop: { team: 'a' }, mon: { team: 'b' }, 'kube-system': {} },
  nodes: { worker: {}, other: {} },
  pods: {
    'shop/web': { labels: { app: 'web' }, ports: { http: 8080 }, node: 'worker' }, // 10.244.0.1
    'shop/db': { labels: { app: 'db', 'pod-template-hash': 'abc', 'app.kubernetes.io/name': 'db' }, ports: { http: 9090 }, node: 'other' }, // .2
    'mon/prometheus': { labels: { app: 'prometheus' }, serviceAccount: 'prometheus' }, // .3
    'mon/web': { labels: { app: 'web' }, ports: { http: 7070 } }, // .4
    'kube-system/dns': { labels: { 'k8s-app': 'kube-dns' }, ports: { dns: '53/UDP', 'dns-tcp': 53 } }, // .5
  },
  externals: {
    internet: { addresses: ['198.51.100.7', '2001:db8::7'], names: ['www.example.com'] },
    bucket: { addresses: ['203.0.113.9', '2001:db8:1::9'], names: ['bucket.example.com'] },
  },
  services: {
    'shop/db': { labels: { role: 'store' }, backends: ['shop/db'], ports: [{ port: 80, targetPort: 9090, protocol: 'TCP' }] },
    'mon/db': { backends: ['mon/prometheus'], ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }] },
    'default/kubernetes': { backends: ['apiserver'], ports: [{ port: 443, targetPort: 6443, protocol: 'TCP' }] },
    'shop/bucket': { backends: ['bucket'], ports: [{ port: 443, targetPort: 443, protocol: 'TCP' }] },
  },
});

/** A CiliumNetworkPolicy in namespace shop that selects `app=web`. */
export function policy(spec: string): string {
  return `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  endpointSelector: { matchLabels: { app: web } }
${spec.replace(/^/gm, '  ')}`;
}

/** What must become of flows under some policies. */
export interface Case {
  readonly title: string;
  readonly yaml: string;
  readonly settings?: EnforcerSettings;
  readonly allowed?: readonly Flow[];
  readonly denied?: readonly Flow[];
}

/** Assert the verdicts of a case. */
export function assertCase({ yaml, settings = defaultSettings, allowed = [], denied = [] }: Case): void {
  const ruleset = compile(manifests(yaml), world, settings);
  for (const flow of [...allowed, ...denied]) {
    const { verdict, decidedBy } = evaluate(ruleset, world, flow);
    assert.equal(verdict, allowed.includes(flow) ? 'allowed' : 'denied', `${JSON.stringify(flow)}: ${decidedBy.because}`);
  }
}
