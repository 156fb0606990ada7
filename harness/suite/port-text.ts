import type { Protocol } from '../vocabulary/protocol.ts';
import type { PeerPort } from './peer.ts';

/** How the ports that a suite declares can answer, as it writes them after the slash. */
export const applications = ['tcp', 'udp', 'tls', 'http', 'sctp'] as const;

/** One of {@link applications}. */
export type DeclaredApplication = (typeof applications)[number];

/** A port that a suite declares. */
export interface DeclaredPort extends PeerPort {
  readonly application: DeclaredApplication;
}

/** Read `443/tls` or `80` (which is `80/tcp`); undefined where it is neither, or no port from 1 to 65535. */
export function parsePort(text: string | number): DeclaredPort | undefined {
  const match = /^([1-9][0-9]{0,4})(?:\/([a-z]+))?$/i.exec(String(text));
  const port = Number(match?.[1]);
  const application = applications.find((known) => known === (match?.[2] ?? 'tcp').toLowerCase());
  return match === null || !isPortNumber(port) || application === undefined ? undefined : { application, port };
}

/** A port's number, as TCP, UDP and SCTP know it. */
export function isPortNumber(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** The protocols that a listener answers. */
export function protocolsOf(application: PeerPort['application']): readonly Protocol[] {
  switch (application) {
    case 'tcp':
    case 'tls':
    case 'http':
      return ['TCP'];
    case 'udp':
      return ['UDP'];
    case 'sctp':
      return ['SCTP'];
    case 'dns':
      return ['UDP', 'TCP'];
  }
}

/** A port's number as flows write it: `443`, `53/UDP`. */
export function numberText(port: number, protocol: Protocol): string {
  return protocol === 'TCP' ? String(port) : `${String(port)}/${protocol}`;
}
