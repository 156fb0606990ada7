import { release } from 'node:os';
import { execa } from 'execa';
import { checkMs } from '../../harness/time/budgets.ts';
import type { Check } from './check.ts';
import { diagnoseNamespaces } from './diagnose-namespaces.ts';
import { startAgent } from './start-agent.ts';

/** Everything that the embedded cluster needs from this machine, each tried for real. Never rejects for what is missing. */
export async function checkEmbedded(): Promise<readonly Check[]> {
  if (process.platform !== 'linux') return [diagnoseNamespaces({})];
  const linux: Check = { name: 'Linux', status: 'ok', found: release() };
  const [unshare, nft, inside] = await Promise.all([
    checkCommand('unshare', 'apt-get install util-linux'),
    checkCommand('nft', 'npm run setup, or: apt-get install nftables (Fedora: dnf install nftables)'),
    checkInside(),
  ]);
  return [linux, unshare, nft, ...inside];
}

async function checkCommand(command: string, remedy: string): Promise<Check> {
  // Ordinary users of Debian have no /usr/sbin in their PATH, where nft is.
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  const { failed, stdout, code, shortMessage } = await execa(command, ['--version'], { env, reject: false, timeout: checkMs });
  if (!failed) return { name: command, status: 'ok', found: stdout };
  return { name: command, status: 'missing', found: code === 'ENOENT' ? 'not found' : (shortMessage ?? 'it failed'), remedy };
}

async function checkInside(): Promise<readonly Check[]> {
  const result = await startAgent();
  if (result.kind === 'failed') return [diagnoseNamespaces(result.failures)];
  await result.agent.stop();
  return [{ name: 'network namespaces', status: 'ok', found: result.isolation }, ...result.message.checks];
}
