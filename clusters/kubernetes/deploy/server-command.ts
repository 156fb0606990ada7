import type { Listener } from '../../../harness/cluster/listener.ts';

/** Where the certificate of TLS listeners is. */
export const certificateFolder = '/tmp/tls';

/** Environment variables that a pod's certificate comes in. */
export const certificateVariables = { 'tls.crt': 'TLS_CRT', 'tls.key': 'TLS_KEY' } as const;

/**
 * The shell command that serves a pod's listeners with agnhost: `netexec` for HTTP and UDP, which answer with the address
 * they saw, on IPv4 and IPv6; `webhook` for TLS. One process serves one TCP and one UDP port. The `dns` application is not
 * among agnhost's and left out.
 */
export function serverCommand(listeners: readonly Listener[]): string {
  const http = portsOf(listeners, 'http', 'tcp');
  const udp = portsOf(listeners, 'udp');
  const tls = portsOf(listeners, 'tls');
  const pairs = Array.from({ length: Math.max(http.length, udp.length) }, (_, index) => netexec(http[index], udp[index]));
  const served = [...pairs, ...tls.map(webhook)];
  // A pod that nobody connects to has to stay, too: it is a source.
  const processes = served.length === 0 ? ['/agnhost pause'] : served;
  return [...processes.map((process) => `${process} &`), 'wait'].join('\n');
}

/**
 * As `serverCommand`, for a container that gets its certificate in variables: each mounted volume is a mount of the node, whose
 * systemd reads all of them at every change; with hundreds of pods that was seen to take a processor for a minute.
 */
export function serverCommandWithVariables(listeners: readonly Listener[]): string {
  const files = Object.entries(certificateVariables).map(([file, name]) => `printf %s "$${name}" >${certificateFolder}/${file}`);
  return [`mkdir -p ${certificateFolder}`, ...files, serverCommand(listeners)].join('\n');
}

function portsOf(listeners: readonly Listener[], ...applications: readonly Listener['application'][]): readonly number[] {
  return listeners.filter(({ application }) => applications.includes(application)).map(({ port }) => port);
}

/** Without an HTTP port of its own it takes any free one, without a UDP port none. */
function netexec(http = 0, udp = -1): string {
  return `/agnhost netexec --http-port=${String(http)} --udp-port=${String(udp)}`;
}

function webhook(port: number): string {
  return `/agnhost webhook --port=${String(port)} --tls-cert-file=${certificateFolder}/tls.crt --tls-private-key-file=${certificateFolder}/tls.key`;
}
