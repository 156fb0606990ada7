import type { Places } from '../../harness/scenario/places.ts';

/** Names and addresses as a run would give them. */
export const placesForTests: Places = {
  releaseNamespace: 'npc-abc123-tiny-k',
  namespaces: {
    monitoring: 'npc-abc123-monitoring',
    'flagger-system': 'npc-abc123-flagger-system',
    'flux-system': 'npc-abc123-flux-system',
    minio: 'npc-abc123-minio',
    observability: 'npc-abc123-observability',
    stranger: 'npc-abc123-stranger',
    'dns-elsewhere': 'npc-abc123-dns-elsewhere',
    'kube-system': 'kube-system',
  },
  cidrs: (host) => [host === 'apiserver' ? '172.18.0.2/32' : '198.51.100.10/32'],
  apiserverPort: 6443,
};
