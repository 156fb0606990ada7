import { z } from 'zod';
import type { PortRange } from '../../policy/ir/traffic.ts';

/** A port, a range of ports, or the name of a port. */
export type CalicoPort = PortRange | { readonly kind: 'name'; readonly name: string };

/** An item of `ports` or `notPorts`: `80`, `"8000:8080"`, `"http"`. Source: Calico documentation, "Network policy", "Ports". */
export const portSchema = z.union([z.number(), z.string()]).transform((value, context): CalicoPort => {
  const port = readPort(String(value));
  if (port !== undefined) return port;
  const message = `${JSON.stringify(value)} is not a port; write a number from 1 to 65535, a range such as "8000:8080" or a port name`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

function readPort(text: string): CalicoPort | undefined {
  const [, first = '', last = first] = /^([0-9]+)(?::([0-9]+))?$/.exec(text) ?? [];
  if (first !== '') {
    const range = { kind: 'range', first: Number(first), last: Number(last) } as const;
    return 1 <= range.first && range.first <= range.last && range.last <= 65_535 ? range : undefined;
  }
  return /^[a-zA-Z0-9_.-]{1,128}$/.test(text) && !Number.isFinite(Number(text)) ? { kind: 'name', name: text } : undefined;
}
