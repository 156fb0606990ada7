import assert from 'node:assert/strict';
import { fqdnPattern } from '../../../harness/dialects/cilium/fqdn-pattern.ts';
import { matchesName } from '../../../harness/policy/name-pattern.ts';
import { flow } from '../../policy/flow.ts';
import { assertCase, type Case, policy } from './fixture.ts';
import { withCidrMatches } from '../../../harness/dialects/cilium/settings.ts';

interface PatternCase {
  readonly pattern: string;
  readonly matches: readonly string[];
  readonly misses: readonly string[];
}

/** The examples of Cilium's documentation, and their neighbours. */
const patterns: readonly PatternCase[] = [
  {
    pattern: '*.cilium.io',
    matches: ['www.cilium.io', 'blog.cilium.io', 'WWW.Cilium.IO', 'a.cilium.io.'],
    misses: ['cilium.io', 'a.b.cilium.io', 'google.com'],
  },
  { pattern: '*cilium.io', matches: ['cilium.io', 'subcilium.io', 'sub-cilium.io'], misses: ['www.cilium.io', 'blog.cilium.io'] },
  {
    pattern: 'sub*.cilium.io',
    matches: ['sub.cilium.io', 'subdomain.cilium.io'],
    misses: ['www.cilium.io', 'cilium.io', 'sub.a.cilium.io'],
  },
  { pattern: '**.cilium.io', matches: ['app.cilium.io', 'test.app.cilium.io'], misses: ['cilium.io', 'xcilium.io'] },
  { pattern: '****.cilium.io', matches: ['test.app.cilium.io'], misses: ['cilium.io'] },
  { pattern: 'part*ial.com', matches: ['partial.com', 'part-extra-ial.com'], misses: ['part.ial.com'] },
  { pattern: 'a.**.io', matches: ['a.b.io'], misses: ['a.b.c.io', 'a.io'] },
  { pattern: '*', matches: ['a', 'a.b.c', 'under_score.io'], misses: [''] },
  { pattern: '**.', matches: ['a.b.c'], misses: [] },
  { pattern: 'www.cilium.io.', matches: ['www.cilium.io', 'www.cilium.io.'], misses: ['wwwxcilium.io'] },
];

const dns = (names: string): string =>
  `{ toEndpoints: [{ matchLabels: { "k8s:io.kubernetes.pod.namespace": kube-system } }], toPorts: [{ ports: [{ port: "53", protocol: ANY }], rules: { dns: [${names}] } }] }`;
const byName = (name: string, id = 'bucket') => flow('shop/web', id, 443, { via: { kind: 'name', name } });
const bucket = '{ toFQDNs: [{ matchName: bucket.example.com }], toPorts: [{ ports: [{ port: "443" }] }] }';

const cases: readonly Case[] = [
  {
    title: 'a name that was looked up through a DNS rule',
    yaml: policy(`egress: [${dns('{ matchPattern: "*" }')}, ${bucket}]`),
    allowed: [byName('bucket.example.com')],
    denied: [
      byName('www.example.com', 'internet'),
      flow('shop/web', 'bucket', 443),
      flow('shop/web', 'bucket', 80, { via: { kind: 'name', name: 'bucket.example.com' } }),
    ],
  },
  {
    title: 'no DNS rule: the name is never learned',
    yaml: policy(`egress: [{ toEndpoints: [{ matchLabels: { "k8s:io.kubernetes.pod.namespace": kube-system } }] }, ${bucket}]`),
    allowed: [flow('shop/web', 'kube-system/dns', 53, { protocol: 'UDP' })],
    denied: [byName('bucket.example.com')],
  },
  {
    title: 'a DNS rule for other names: the name is never learned',
    yaml: policy(`egress: [${dns('{ matchPattern: "*.other.com" }')}, ${bucket}]`),
    denied: [byName('bucket.example.com')],
  },
  {
    title: 'two DNS rules: each teaches its names',
    yaml: policy(`egress: [${dns('{ matchName: www.example.com }')}, ${dns('{ matchName: bucket.example.com }')}, ${bucket}]`),
    allowed: [byName('bucket.example.com')],
  },
  {
    title: 'the DNS rule lets lookups to the DNS port through, and nothing else',
    yaml: policy(`egress: [${dns('{ matchPattern: "*" }')}]`),
    allowed: [flow('shop/web', 'kube-system/dns', 53, { protocol: 'UDP' }), flow('shop/web', 'kube-system/dns', 53)],
    denied: [flow('shop/web', 'kube-system/dns', 9153)],
  },
  {
    title: 'a name of an endpoint in the cluster does not count',
    yaml: policy(`egress: [${dns('{ matchPattern: "*" }')}, { toFQDNs: [{ matchPattern: "**.local" }] }]`),
    denied: [byName('db.shop.svc.cluster.local', 'shop/db'), byName('node.local', 'other')],
  },
  {
    title: 'but that of a node does where CIDRs match nodes',
    yaml: policy(`egress: [${dns('{ matchPattern: "*" }')}, { toFQDNs: [{ matchPattern: "**.local" }] }]`),
    settings: withCidrMatches('nodes', 'pods'),
    allowed: [byName('node.local', 'other')],
    denied: [byName('db.shop.svc.cluster.local', 'shop/db')],
  },
  {
    title: 'items of toPorts with and without DNS rules in one rule',
    yaml: policy(
      `egress: [{ toPorts: [{ ports: [{ port: "80" }] }, { ports: [{ port: "53" }], rules: { dns: [{ matchName: bucket.example.com }] } }] }, ${bucket}]`,
    ),
    allowed: [flow('shop/web', 'internet', 80), flow('shop/web', 'kube-system/dns', 53), byName('bucket.example.com')],
    denied: [flow('shop/web', 'internet', 81)],
  },
  {
    title: 'an empty list of DNS rules is a plain port',
    yaml: policy('egress: [{ toPorts: [{ ports: [{ port: "53" }], rules: { dns: [] } }] }]'),
    allowed: [flow('shop/web', 'kube-system/dns', 53)],
  },
];

describe('cilium.io/v2 names', () => {
  for (const { pattern, matches, misses } of patterns) {
    it(`matchPattern ${pattern}`, () => {
      const compiled = fqdnPattern({ matchPattern: pattern });
      for (const name of [...matches, ...misses]) assert.equal(matchesName([compiled], name), matches.includes(name), name);
    });
  }
  it('matchName is exact; case and a final dot do not count', () => {
    const compiled = fqdnPattern({ matchName: 'Bucket.example.com.' });
    for (const name of ['bucket.example.com', 'bucket.EXAMPLE.com.']) assert.ok(matchesName([compiled], name), name);
    for (const name of ['a.bucket.example.com', 'bucketxexample.com']) assert.ok(!matchesName([compiled], name), name);
  });
  for (const one of cases) {
    it(one.title, () => {
      assertCase(one);
    });
  }
});
