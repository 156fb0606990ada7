import fc from 'fast-check';
import type { PolicyObject } from '../objects/policy-object.ts';
import type { FuzzWorld } from '../world/fuzz-world.ts';
import { calicoObjects } from './calico.ts';
import { ciliumObjects } from './cilium.ts';
import { type Channel, clusterNetworkPolicies } from './cluster-network-policy.ts';
import { kubernetesPolicies } from './kubernetes.ts';
import { shape } from './shape.ts';

type Objects = fc.Arbitrary<readonly PolicyObject[]>;

function together(...parts: readonly Objects[]): Objects {
  return fc.tuple(...parts).map((lists) => lists.flat());
}

/** The dialects whose policies are generated. */
export const pureDialects = ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'] as const;

/** One of them. */
export type PureDialect = (typeof pureDialects)[number];

/** What worlds can be made of: one line each. No CNI enforces both Cilium's and Calico's own dialect. */
const objects = {
  kubernetes: () => kubernetesPolicies,
  clusterNetworkPolicy: clusterNetworkPolicies,
  calico: () => calicoObjects,
  cilium: () => ciliumObjects,
  mixed: (channel) => together(kubernetesPolicies, clusterNetworkPolicies(channel)),
  mixedCalico: (channel) => together(kubernetesPolicies, clusterNetworkPolicies(channel), calicoObjects),
  mixedCilium: (channel) => together(kubernetesPolicies, clusterNetworkPolicies(channel), ciliumObjects),
} as const satisfies Readonly<Record<string, (channel: Channel) => Objects>>;

/** A dialect, or a mixture of them. */
export type FuzzDialect = keyof typeof objects;

/** All of them. */
export const fuzzDialects = Object.keys(objects) as readonly FuzzDialect[];

/** The dialects whose policies a world holds. */
export const partsOf: Readonly<Record<FuzzDialect, readonly PureDialect[]>> = {
  kubernetes: ['kubernetes'],
  clusterNetworkPolicy: ['clusterNetworkPolicy'],
  calico: ['calico'],
  cilium: ['cilium'],
  mixed: ['kubernetes', 'clusterNetworkPolicy'],
  mixedCalico: ['kubernetes', 'clusterNetworkPolicy', 'calico'],
  mixedCilium: ['kubernetes', 'clusterNetworkPolicy', 'cilium'],
};

/** Worlds with policies of a dialect. Without bias: small values would leave most worlds open. */
export function worldsOf(dialect: FuzzDialect, channel: Channel): fc.Arbitrary<FuzzWorld> {
  return fc.noBias(fc.record({ shape, objects: objects[dialect](channel) }));
}
