import type { Listener } from '../../../harness/cluster/listener.ts';
import type { ExternalSpec } from '../../../harness/cluster/topology.ts';

/** What listens behind the doors of pods and hosts outside. */
export const fuzzListeners: readonly Listener[] = [
  { application: 'tcp', port: 80 },
  { application: 'tcp', port: 81 },
  { application: 'udp', port: 80 },
];

/** Hosts outside, with the names that policies speak of. */
export const externals: readonly ExternalSpec[] = [
  {
    id: 's3',
    names: ['bucket.example.com', 's3.example.com'],
    addresses: ['198.51.100.10', '2001:db8:2::10'],
    listeners: fuzzListeners,
  },
  { id: 'far', names: ['www.example.net'], addresses: ['203.0.113.9', '2001:db8:1::9'], listeners: fuzzListeners },
];
