import { type ConnectionOptions, createSecureContext, type TlsOptions } from 'node:tls';

const key = Buffer.from('netpol-conformance');
const identity = 'probe';

/**
 * TLS between listeners and probes without certificates: both know a key that is no secret. A handshake needs as many packets each
 * way, which is all that a policy sees. Pre-shared keys of this kind end with TLS 1.2 (Node documentation, "Pre-shared keys").
 */
const common = { ciphers: 'PSK-AES128-GCM-SHA256', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;

/** Options of the listening side. */
export const serverKey: TlsOptions = { ...common, pskCallback: () => key };

/** Options of the probing side. */
export const clientKey: ConnectionOptions = {
  // Made once: a context for each connection takes longer than the handshake.
  secureContext: createSecureContext(common),
  pskCallback: () => ({ psk: key, identity }),
  checkServerIdentity: () => undefined,
};
