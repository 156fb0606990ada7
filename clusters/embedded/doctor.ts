import { release } from 'node:os';
import { execa } from 'execa';
import { checkMs } from '../../harness/time/budgets.ts';
import type { Check } from './check.ts';
import { diagnoseNamespaces } from './diagnose-namespaces.ts';
import { startAgent } from './start-agent.ts';

/** Of what a command printed instead of its version. */
const shownCharacters = 100;

/** How long one command may take. */
interface Patience {
  readonly withinMs: number;
}

/** Everything that the embedded cluster needs from this machine, each tried for real. Never rejects for what is missing. */
export async function checkEmbedded({ withinMs }: Patience = { withinMs: checkMs }): Promise<readonly Check[]> {
  if (process.platform !== 'linux') return [diagnoseNamespaces({})];
  const linux: Check = { name: 'Linux', status: 'ok', found: release() };
  const [unshare, nft, inside] = await Promise.all([
    checkCommand({ command: 'unshare', prints: /^unshare \S+ util-linux/, remedy: 'apt-get install util-linux' }, withinMs),
    checkCommand(
      { command: 'nft', prints: /^nftables v/, remedy: 'npm run setup, or: apt-get install nftables (Fedora: dnf install nftables)' },
      withinMs,
    ),
    checkInside(),
  ]);
  return [linux, unshare, nft, ...inside];
}

/** A command, how its `--version` begins, and how to get it. */
interface Command {
  readonly command: string;
  readonly prints: RegExp;
  readonly remedy: string;
}

async function checkCommand({ command, prints, remedy }: Command, withinMs: number): Promise<Check> {
  // Ordinary users of Debian have no /usr/sbin in their PATH, where nft is.
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  const { failed, stdout, code, shortMessage } = await execa(command, ['--version'], {
    env,
    reject: false,
    timeout: withinMs,
    killSignal: 'SIGKILL',
  });
  if (!failed && prints.test(stdout)) return { name: command, status: 'ok', found: stdout };
  if (!failed) return { name: command, status: 'missing', found: `it printed ${JSON.stringify(stdout.slice(0, shownCharacters))}`, remedy };
  return { name: command, status: 'missing', found: code === 'ENOENT' ? 'not found' : (shortMessage ?? 'it failed'), remedy };
}

async function checkInside(): Promise<readonly Check[]> {
  const result = await startAgent();
  if (result.kind === 'failed') return [diagnoseNamespaces(result.failures)];
  await result.agent.stop();
  return [{ name: 'network namespaces', status: 'ok', found: result.isolation }, ...result.message.checks];
}
