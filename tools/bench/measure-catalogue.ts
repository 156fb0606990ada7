import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readResults } from '../../reports/read-results.ts';

/** What one run of the whole catalogue cost. */
export interface CatalogueCost {
  readonly wallMs: number;
  readonly probes: number;
  readonly flows: number;
  readonly cells: number;
  readonly exitCode: number;
  readonly stages: readonly { readonly name: string; readonly durationMs: number }[];
  readonly peakMiB: number;
}

/** Run the CLI as a user does, on every cell. Memory is the largest sum over all its processes, sampled. */
export async function measureCatalogue(): Promise<CatalogueCost> {
  const out = await mkdtemp(join(tmpdir(), 'netpol-conformance-bench-'));
  try {
    const startedAt = performance.now();
    const child = execa('node', ['--import', 'tsx', 'cli/main.ts', '--reporter', 'json', '--out', out], {
      reject: false,
      stdout: 'ignore',
      stderr: 'ignore',
    });
    let peakMiB = 0;
    const sampler = setInterval(() => {
      void treeMiB(child.pid ?? 0).then((now) => {
        peakMiB = Math.max(peakMiB, now);
      });
    }, samplePauseMs);
    const { exitCode = -1 } = await child.finally(() => {
      clearInterval(sampler);
    });
    const wallMs = performance.now() - startedAt;
    const { run, summary } = await readResults(join(out, 'results.json'));
    const count = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, number) => sum + number, 0);
    return {
      wallMs,
      exitCode,
      peakMiB,
      probes: summary.probes,
      flows: count(summary.flows),
      cells: count(summary.cells),
      stages: run.stages,
    };
  } finally {
    await rm(out, { recursive: true });
  }
}

const samplePauseMs = 200;

/** Memory of a process and all its descendants; what several share is divided among them (PSS). */
async function treeMiB(root: number): Promise<number> {
  const { stdout } = await execa('ps', ['-e', '-o', 'pid=,ppid=']);
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([root]);
  for (let grown = -1; grown !== family.size;) {
    grown = family.size;
    for (const [pid = 0, parent = 0] of rows) if (family.has(parent)) family.add(pid);
  }
  const sizes = await Promise.all([...family].map(proportionalKiB));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

async function proportionalKiB(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
}
