import type { ExternalSpec } from '../cluster/topology.ts';

/** The port of the second listener that every external host has and no row names. */
export const otherExternalPort = 7777;

/**
 * The hosts outside the cluster. Addresses are from the ranges that RFC 5737 and RFC 3849 keep for documentation, the
 * ones the specification's own example uses. `outsider` is a stranger that no row names, and listens at ports that rows
 * of other hosts name.
 */
export const externals = {
  'remote-apiserver': external('remote-apiserver', ['192.0.2.10', '2001:db8:1::10'], ['remote-apiserver.example.com'], 'tls', 6443),
  s3: external('s3', ['198.51.100.10', '2001:db8:2::10'], ['bucket.example.com'], 'tls', 443),
  otlp: external('otlp', ['203.0.113.10', '2001:db8:3::10'], ['otlp.example.com'], 'tcp', 4317),
  'http-target': external('http-target', ['203.0.113.20', '2001:db8:3::20'], ['hooks.example.com'], 'tls', 443),
  outsider: external('outsider', ['192.0.2.99', '2001:db8:1::99'], ['outsider.example.net'], 'tls', 443, [6443, 4317]),
} as const;

function external(
  id: string,
  addresses: readonly string[],
  names: readonly string[],
  application: 'tls' | 'tcp',
  port: number,
  more: readonly number[] = [],
): ExternalSpec & { readonly port: number } {
  return {
    id,
    addresses,
    names,
    port,
    listeners: [{ application, port }, ...[otherExternalPort, ...more].map((other) => ({ application: 'tcp' as const, port: other }))],
  };
}
