import type { Endpoint } from '../../vocabulary/endpoint.ts';
import type { ServicePort } from '../../vocabulary/world.ts';
import type { EntityContext } from './entity-context.ts';
import type { EntityRule } from './entity-rule-schema.ts';

/** The endpoints behind a Service and the ports it sends them; both empty where the world has no such Service. */
export interface FoundService {
  /** `Service namespace/name`. */
  readonly text: string;
  readonly backends: readonly Endpoint[];
  readonly ports: readonly ServicePort[];
}

/** The Service that `services` names; its namespace is the policy's where none is given. Source: Calico documentation, "Service matching". */
export function findService({ world, namespace }: EntityContext, services: NonNullable<EntityRule['services']>): FoundService {
  const home = services.namespace === undefined || services.namespace === '' ? namespace : services.namespace;
  const found = world.services.find((service) => service.namespace === home && service.name === services.name);
  const backends = world.endpoints.filter(({ id }) => found?.backends.includes(id));
  return { text: `Service ${home ?? ''}/${services.name}`, backends, ports: found?.ports ?? [] };
}
