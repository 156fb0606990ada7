import type { AddressSet } from '../../address/address-set.ts';
import { union } from '../../address/union.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import type { PodEndpoint } from '../../vocabulary/endpoint.ts';
import type { World } from '../../vocabulary/world.ts';
import { addressesOf } from '../ground/addresses-of.ts';
import { groundCidr } from '../ground/ground-cidr.ts';
import { ManifestError } from '../manifest-error.ts';
import { parseManifest } from '../schema/parse-manifest.ts';
import { networkSetSchema } from './policy-schema.ts';
import { type Labels, namespaceLabel } from './selector/matches-selector.ts';

/** Something that selectors select: a pod or a network set. Nodes and hosts outside the cluster have no labels. */
export interface Labelled {
  readonly labels: Labels;
  readonly set: AddressSet;
}

/** Prefixes of the labels that pods and network sets inherit, and keys that Calico adds. Source: `libcalico-go/lib/backend/k8s/conversion`. */
export const calicoKeys = {
  namespacePrefix: 'pcns.',
  serviceAccountPrefix: 'pcsa.',
  name: 'projectcalico.org/name',
  orchestrator: 'projectcalico.org/orchestrator',
  serviceAccount: 'projectcalico.org/serviceaccount',
} as const;

/** Every pod of a world, and the network sets among the objects. @throws ManifestError */
export function labelledOf(world: World, networkSets: readonly Manifest[]): readonly Labelled[] {
  const pods = world.endpoints.filter((endpoint) => endpoint.kind === 'pod');
  return [
    ...pods.map((pod) => ({ labels: podLabels(world, pod), set: addressesOf([pod]) })),
    ...networkSets.map((manifest) => readNetworkSet(world, manifest)),
  ];
}

/** The labels by which policies select a pod: its own, those Calico adds, those of its namespace and its service account. */
export function podLabels(world: World, pod: PodEndpoint): Labels {
  const account = world.serviceAccounts.find(({ namespace, name }) => namespace === pod.namespace && name === pod.serviceAccount);
  return {
    ...withPrefix(calicoKeys.serviceAccountPrefix, { ...account?.labels, [calicoKeys.name]: pod.serviceAccount }),
    ...namespaceLabels(world, pod.namespace),
    ...pod.labels,
    [namespaceLabel]: pod.namespace,
    [calicoKeys.orchestrator]: 'k8s',
    [calicoKeys.serviceAccount]: pod.serviceAccount,
  };
}

function readNetworkSet(world: World, manifest: Manifest): Labelled {
  const { kind, metadata, spec } = parseManifest(networkSetSchema, manifest);
  const set = union(...(spec?.nets ?? []).map((net) => groundCidr(net)));
  const own = metadata.labels ?? {};
  switch (kind) {
    case 'GlobalNetworkSet':
      return { labels: own, set };
    case 'NetworkSet': {
      const { namespace } = metadata;
      if (namespace === undefined) {
        throw new ManifestError(manifest, 'metadata.namespace', 'is missing; set it, or make it a GlobalNetworkSet');
      }
      return { labels: { ...namespaceLabels(world, namespace), ...own, [namespaceLabel]: namespace }, set };
    }
  }
}

function namespaceLabels(world: World, name: string): Labels {
  const namespace = world.namespaces.find((candidate) => candidate.name === name);
  return withPrefix(calicoKeys.namespacePrefix, { ...namespace?.labels, [calicoKeys.name]: name });
}

function withPrefix(prefix: string, labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [`${prefix}${key}`, value]));
}
