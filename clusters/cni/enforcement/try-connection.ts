import { probeContainer } from '../../kubernetes/deploy/pod-manifest.ts';
import type { ShellPool } from '../../kubernetes/shell/shell-pool.ts';
import { connectionTryMs } from '../budgets.ts';
import { proofPort } from './proof-objects.ts';

/** From where to where. */
export interface Connection {
  readonly shells: ShellPool;
  readonly namespace: string;
  readonly serverAddress: string;
}

const token = '@connect';

/**
 * Connect from the client of the proof to its server, once, for at most a second.
 * @returns `connected`; `silent` where nothing answered; else what agnhost said @throws ShellLost
 */
export async function tryConnection({ shells, namespace, serverAddress }: Connection): Promise<string> {
  const host = serverAddress.includes(':') ? `[${serverAddress}]` : serverAddress;
  const shell = await shells.open({ namespace, pod: 'client', container: probeContainer });
  const script = `r=$(/agnhost connect --timeout=1s ${host}:${String(proofPort)} 2>&1); echo "${token} $?" $r`;
  const [line] = await shell.run(token, script, connectionTryMs);
  const [code, ...words] = (line?.text ?? '').split(' ');
  if (code === '0') return 'connected';
  const said = words.join(' ');
  return said.includes('TIMEOUT') ? 'silent' : said;
}
