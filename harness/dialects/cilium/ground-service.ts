import { union } from '../../address/union.ts';
import { formatLabelSelector } from '../../selector/format-label-selector.ts';
import type { Endpoint } from '../../vocabulary/endpoint.ts';
import type { Service } from '../../vocabulary/world.ts';
import { addressesOf } from '../ground/addresses-of.ts';
import { groundCidrRule } from './ground-cidrs.ts';
import type { Grounded } from './grounded.ts';
import type { PeerContext } from './peer-context.ts';
import { requirementsOf, satisfies } from './requirement.ts';
import type { ServiceRule } from './service-schema.ts';

/**
 * The endpoints behind the Services that an item of `toServices` names; without `namespace`, in any namespace. Endpoints that
 * are not pods are matched as CIDRs are (so `default/kubernetes` does not reach an apiserver on a node).
 * Where no Service is found nobody is meant.
 * Source: Cilium documentation, "Layer 3 Policies", "Services based".
 */
export function groundService({ world, settings }: PeerContext, rule: ServiceRule): Grounded {
  const ids = new Set(world.services.filter((service) => matchesService(rule, service)).flatMap(({ backends }) => backends));
  const sets = world.endpoints
    .filter(({ id }) => ids.has(id))
    .map((endpoint) => {
      if (endpoint.kind === 'pod') return addressesOf([endpoint]);
      return union(...hostCidrs(endpoint).map((cidr) => groundCidrRule(world, settings, cidr)));
    });
  return { set: union(...sets), text: formatService(rule) };
}

/** Whether an item of `toServices` means a Service. */
export function matchesService({ k8sService, k8sServiceSelector }: ServiceRule, service: Service): boolean {
  const namespace = k8sService?.namespace ?? k8sServiceSelector?.namespace ?? '';
  if (namespace !== '' && namespace !== service.namespace) return false;
  if (k8sServiceSelector === undefined) return k8sService?.serviceName === service.name;
  // Services carry labels of no source: what the selector says about sources does not count.
  const requirements = requirementsOf(k8sServiceSelector.selector).map((requirement) => ({ ...requirement, source: 'any' }));
  return satisfies(
    Object.entries(service.labels).map(([key, value]) => ({ source: 'k8s', key, value })),
    requirements,
  );
}

function hostCidrs({ addresses }: Endpoint): string[] {
  return addresses.map((address) => `${address}/${address.includes(':') ? '128' : '32'}`);
}

function formatService({ k8sService, k8sServiceSelector }: ServiceRule): string {
  const namespace = k8sService?.namespace ?? k8sServiceSelector?.namespace ?? '';
  const name =
    k8sService === undefined ? `Services ${formatLabelSelector(k8sServiceSelector?.selector ?? {})}` : `Service ${k8sService.serviceName}`;
  return namespace === '' ? `${name} in any namespace` : `${name} in namespace ${namespace}`;
}
