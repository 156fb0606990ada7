import type { Signal } from './signal.ts';

/** What a socket's error means for the flow. Errors that no packet caused (no file descriptors, no port left) are the probe's own. */
export function classifyError(error: unknown): Extract<Signal, { detail: string }> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  switch (code) {
    case 'ECONNREFUSED':
      return { kind: 'refused', detail };
    // ICMP and ICMPv6 "destination unreachable" with the codes that firewalls use (administratively prohibited).
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EACCES':
      return { kind: 'rejected', detail };
    default:
      return { kind: 'error', detail };
  }
}
