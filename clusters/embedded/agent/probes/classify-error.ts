import { describeExhaustion } from '../../../../harness/vocabulary/describe-exhaustion.ts';
import type { Signal } from './signal.ts';

/**
 * What a socket's error means for the flow. This cluster's policies drop, they never answer: an ICMP error comes of a link or a route that
 * is missing, and says nothing about them. Errors that no packet caused (no file descriptors, no port left) are the probe's own.
 */
export function classifyError(error: unknown): Extract<Signal, { detail: string }> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  switch (code) {
    case 'ECONNREFUSED':
      return { kind: 'refused', detail };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EACCES':
      return { kind: 'error', detail: `${detail}: the network failed, for policies of this cluster refuse nothing` };
    default:
      return { kind: 'error', detail: describeExhaustion(error) ?? detail };
  }
}
