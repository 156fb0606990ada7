import type { Flow } from '../../harness/vocabulary/flow.ts';

/** A flow with the defaults TCP, IPv4, by address: `flow('a/web', 'b/db', 5432)`. */
export function flow(source: string, destination: string, port: number, options: Partial<Flow> = {}): Flow {
  return { source, destination, port, protocol: 'TCP', family: 4, via: { kind: 'address' }, ...options };
}
