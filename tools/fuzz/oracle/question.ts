import type { Endpoint, PodEndpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { World } from '../../../harness/vocabulary/world.ts';

/** A flow seen from one of its ends. */
export interface Question {
  readonly world: World;
  readonly flow: Flow;
  readonly direction: 'ingress' | 'egress';
  readonly source: Endpoint;
  readonly destination: Endpoint;
}

/** What a part of the policies says: nothing (`next`), or the verdict. */
export type Answer = 'allow' | 'deny' | 'next';

/** The ends of a flow. */
export function resolveQuestion({ endpoints }: World, { source, destination }: Flow): Pick<Question, 'source' | 'destination'> {
  const find = (id: string): Endpoint => {
    const found = endpoints.find((endpoint) => endpoint.id === id);
    if (found === undefined) throw new RangeError(`no endpoint ${id}`);
    return found;
  };
  return { source: find(source), destination: find(destination) };
}

/** The pod whose policies are asked. */
export function subjectOf({ direction, source, destination }: Question): PodEndpoint {
  const subject = direction === 'ingress' ? destination : source;
  if (subject.kind !== 'pod') throw new RangeError(`${subject.id} is no pod`);
  return subject;
}

/** The other end. */
export function peerOf({ direction, source, destination }: Question): Endpoint {
  return direction === 'ingress' ? source : destination;
}

/** The address of an end in the flow's family. */
export function addressOf({ addresses }: Endpoint, { family }: Flow): string {
  const found = addresses.find((address) => address.includes(':') === (family === 6));
  if (found === undefined) throw new RangeError(`no IPv${String(family)} address`);
  return found;
}
