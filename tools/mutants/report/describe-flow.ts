import { roleOf } from '../../../harness/plan/endpoint-id.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';

/** A flow in one line: `flagger → controller:8082/TCP over IPv4`. */
export function describeFlow({ source, destination, protocol, port, family, via }: Flow): string {
  const name = via.kind === 'name' ? ` as ${via.name}` : '';
  return `${roleOf(source)} → ${roleOf(destination)}:${String(port)}/${protocol}${name} over IPv${String(family)}`;
}
