import assert from 'node:assert/strict';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { buildWorld } from '../../policy/world.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

/** A world with the subject `shop/web`. */
export const world = buildWorld({
  namespaces: { shop: { team: 'a' }, mon: { team: 'b' }, bare: {} },
  nodes: { worker: {}, other: {} },
  pods: {
    'shop/web': { labels: { app: 'web' }, ports: { http: 8080, dns: '53/UDP' }, node: 'worker', serviceAccount: 'web' }, // 10.244.0.1
    'shop/db': { labels: { app: 'db' }, ports: { http: 9090 }, node: 'other' }, // .2
    'mon/prometheus': { labels: { app: 'prometheus' }, serviceAccount: 'prometheus' }, // .3
    'mon/web': { labels: { app: 'web' }, ports: { http: 7070 } }, // .4
    'bare/pod': {}, // .5
  },
  externals: { internet: { addresses: ['198.51.100.7', '2001:db8::7'] }, bucket: { addresses: ['203.0.113.9', '2001:db8:1::9'] } },
  services: {
    'shop/db': {
      backends: ['shop/db'],
      ports: [
        { port: 80, targetPort: 9090, protocol: 'TCP' },
        { port: 53, targetPort: 5353, protocol: 'UDP' },
      ],
    },
    'default/kubernetes': { backends: ['apiserver'], ports: [{ port: 443, targetPort: 6443, protocol: 'TCP' }] },
  },
  serviceAccounts: { 'mon/prometheus': { role: 'scraper' } },
});

/** A NetworkPolicy in namespace shop that selects `app == 'web'`. */
export function policy(spec: string, name = 'web'): string {
  return `
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  selector: app == 'web'
${spec.replace(/^/gm, '  ')}`;
}

/** A GlobalNetworkPolicy with this spec. */
export function globalPolicy(spec: string, name = 'all'): string {
  return `
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: ${name} }
spec:
${spec.replace(/^/gm, '  ')}`;
}

/** Any other object of the dialect. */
export function object(kind: string, metadata: string, spec: string): string {
  return `
apiVersion: projectcalico.org/v3
kind: ${kind}
metadata: { ${metadata} }
spec: ${spec}`;
}

/** Objects in one text. */
export function together(...objects: readonly string[]): string {
  return objects.join('\n---\n');
}

/** What must become of flows under some policies. */
export interface Case {
  readonly title: string;
  readonly yaml: string;
  readonly allowed?: readonly Flow[];
  readonly denied?: readonly Flow[];
}

/** Assert the verdicts of a case. */
export function assertCase({ yaml, allowed = [], denied = [] }: Case): void {
  const ruleset = compile(manifests(yaml), world, defaultSettings);
  for (const flow of [...allowed, ...denied]) {
    const { verdict, decidedBy } = evaluate(ruleset, world, flow);
    assert.equal(verdict, allowed.includes(flow) ? 'allowed' : 'denied', `${JSON.stringify(flow)}: ${decidedBy.because}`);
  }
}
