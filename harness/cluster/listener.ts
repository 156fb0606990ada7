/**
 * What an endpoint listens with. Every application but `dns` answers with one JSON line `{"endpoint": <its id>, "source": <the address it saw>}`
 * (`http`: as the body of any GET; `tls`: after the handshake; `udp`: to any datagram). `dns` answers the world's names over UDP and TCP.
 */
export type Application = 'tcp' | 'http' | 'tls' | 'udp' | 'dns';

/** One listening port. `dns` listens on both UDP and TCP; `udp` on UDP; the others on TCP. */
export interface Listener {
  readonly application: Application;
  readonly port: number;
}
