import { formatLabelSelector } from '../../selector/format-label-selector.ts';
import type { LabelSelector } from '../../selector/label-selector.ts';
import { matchesLabels } from '../../selector/matches-labels.ts';
import type { PodEndpoint } from '../../vocabulary/endpoint.ts';
import type { World } from '../../vocabulary/world.ts';

/** Pods by their labels, in one namespace or in those that a selector matches. */
export interface PodScope {
  readonly namespaces: { readonly kind: 'named'; readonly name: string } | { readonly kind: 'selected'; readonly selector: LabelSelector };
  readonly pods: LabelSelector;
}

/** The pods of a world that are in a scope. */
export function selectPods(world: World, scope: PodScope): PodEndpoint[] {
  const namespaces = new Set(selectNamespaces(world, scope.namespaces));
  return world.endpoints
    .filter((endpoint) => endpoint.kind === 'pod')
    .filter((pod) => namespaces.has(pod.namespace) && matchesLabels(scope.pods, pod.labels));
}

function selectNamespaces(world: World, scope: PodScope['namespaces']): string[] {
  switch (scope.kind) {
    case 'named':
      return [scope.name];
    case 'selected':
      return world.namespaces.filter(({ labels }) => matchesLabels(scope.selector, labels)).map(({ name }) => name);
  }
}

/** A scope in words: `pods app=web in namespace shop`, `all pods in namespaces team=a`, `all pods in all namespaces`. */
export function formatPodScope({ namespaces, pods }: PodScope): string {
  return `${formatSelected('pods', pods)} in ${namespaces.kind === 'named' ? `namespace ${namespaces.name}` : formatSelected('namespaces', namespaces.selector)}`;
}

/** Objects that a selector matches, in words: `nodes disk=ssd`, `all nodes`. */
export function formatSelected(plural: string, selector: LabelSelector): string {
  const text = formatLabelSelector(selector);
  return text === 'all' ? `all ${plural}` : `${plural} ${text}`;
}
