import { generate } from 'selfsigned';

/** A self-signed certificate, its own authority, as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const validityMs = 24 * 60 * 60 * 1_000;

/** Make a certificate for these DNS names, good for a day. */
export async function makeCertificate(names: readonly string[]): Promise<Certificate> {
  const notAfterDate = new Date(Date.now() + validityMs);
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'netpol-conformance' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { certificate: cert, key };
}
