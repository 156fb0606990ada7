import type { Family } from '../../../harness/vocabulary/flow.ts';
import type { Check } from '../check.ts';
import type { Agent } from './agent.ts';

/** What could be started, and what was found on the way. */
export interface Parts {
  readonly checks: readonly Check[];
  readonly families: readonly Family[];
  /** Absent where a check is missing. */
  readonly agent?: Agent;
}

/** Load the native libraries, try what the kernel offers, start the agent. A part that is missing becomes a check that says so. */
export async function loadParts(): Promise<Parts> {
  const koffi = await tryPart(
    'koffi (calls into the C library)',
    'loaded',
    'npm ci, with optional dependencies',
    () => import('./linux/libc.ts'),
  );
  if (koffi.status === 'missing') return { checks: [koffi], families: [] };
  const library = await tryPart('libnftables.so.1', 'loaded', installNft, () => import('./linux/libnftables.ts'));
  if (library.status === 'missing') return { checks: [koffi, library], families: [] };
  const [{ preflight }, { Agent }, { hasIpv6 }] = await Promise.all([
    import('./preflight.ts'),
    import('./agent.ts'),
    import('./linux/has-ipv6.ts'),
  ]);
  const checks = [koffi, library, ...preflight()];
  const families = hasIpv6() ? ([4, 6] as const) : ([4] as const);
  return checks.some(({ status }) => status === 'missing') ? { checks, families } : { checks, families, agent: new Agent() };
}

const installNft = 'npm run setup, or: apt-get install nftables (Fedora: dnf install nftables)';

async function tryPart(name: string, found: string, remedy: string, load: () => Promise<unknown>): Promise<Check> {
  try {
    await load();
    return { name, status: 'ok', found };
  } catch (error) {
    return { name, status: 'missing', found: error instanceof Error ? error.message : String(error), remedy };
  }
}
