import { wordsOf } from '../../harness/suite/words.ts';

/** The names of a suite for tests of its words. */
export const shop = {
  engines: { kubernetes: {}, cilium: { values: { flavor: 'cilium' } } },
  subjects: { api: {}, worker: { labels: { late: 'yes' } } },
  peers: {
    prometheus: {
      kind: 'pod',
      namespace: { kind: 'generated', name: 'monitoring' },
      labels: { app: 'prometheus' },
      ports: { web: { application: 'http', port: 9090 } },
    },
    bucket: { kind: 'host', names: ['bucket.example.com'], addresses: [], ports: { service: { application: 'tls', port: 443 } } },
  },
  claims: { door: 'Nobody gets in', out: { text: 'Nobody gets out', engines: ['cilium'] } },
  tables: [{ id: 'ingress', title: 'Ingress', rows: [{ id: 'ingress/web', title: 'Web' }] }],
} as const;

/** The words of {@link shop}. */
export const { allowed, denied, expected, scenario } = wordsOf(shop);
