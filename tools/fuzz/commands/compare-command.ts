import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzOptions } from '../read-options.ts';
import { type CollectedWorld, type FoundDifference, type FuzzReport, runFuzz } from '../run-fuzz.ts';
import { keepCase } from '../shrink/keep-case.ts';
import { print } from './print.ts';
import { startGround } from './start-ground.ts';
import type { ExitCode } from '../../../harness/vocabulary/user-error.ts';

const progressMs = 10_000;

/** Exit code of a run that a signal ended before all worlds were compared. */
const interrupted: ExitCode = 2;

/** Compare generated worlds. @returns 1 where something differs, 2 where it was interrupted */
export async function compareCommand(options: FuzzOptions, signal: AbortSignal): Promise<ExitCode> {
  const seed = options.seed ?? Date.now() | 0;
  const { ground, dialects, onDifference, channel } = await startGround(options, seed, signal);
  await using running = ground;
  print(`seed ${String(seed)}: ${dialects.join(', ')}`);
  const startedAt = performance.now();
  let printedAt = startedAt;
  let written = 0;
  const report = await runFuzz(running, {
    worlds: options.worlds,
    seed,
    dialects,
    onDifference,
    channel,
    signal,
    onProgress: (soFar) => {
      for (const one of soFar.collected.slice(written)) {
        printCollected(one, written, seed);
        written += 1;
      }
      if (performance.now() - printedAt < progressMs) return;
      printedAt = performance.now();
      print(describe(soFar, printedAt - startedAt));
    },
  });
  if (signal.aborted) print(`interrupted after ${String(report.worlds)} worlds`);
  print(describe(report, performance.now() - startedAt));
  for (const [reason, count] of report.unprobed) print(`  ${String(count)} flows were no packets: ${reason}`);
  if (report.found !== undefined) printFound(report.found);
  if (signal.aborted) return interrupted;
  return report.found === undefined && report.collected.length === 0 ? 0 : 1;
}

function printFound({ drawn, difference, manifest }: FoundDifference): void {
  const file = keepCase(drawn, difference.text);
  print(`\n${difference.between} differ: ${difference.text}\n\n${manifest}`);
  print(`Again: npm run fuzz -- --worlds 1 --dialect ${drawn.dialect} --seed ${String(drawn.seed)}\nKept as ${file}`);
}

/** The objects of a collected world are too many for a terminal. Written as they are found: a run of hours may be interrupted. */
function printCollected({ drawn, differences, manifest }: CollectedWorld, index: number, seed: number): void {
  const folder = join('out', 'fuzz', String(seed));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${String(index)}-${drawn.dialect}.yaml`);
  const lines = differences.map(({ between, text }) => `${between}: ${text}`);
  const drawnFrom = `# drawn by drawWorld with seed ${String(drawn.seed)}\n`;
  writeFileSync(file, `${drawnFrom}${lines.map((line) => `# ${line}\n`).join('')}${manifest}`);
  print(`\n${drawn.dialect} (${String(differences.length)} differences, ${file})\n  ${lines.slice(0, 3).join('\n  ')}`);
}

function describe({ worlds, flows, probed, denied, deviations, unsteady, collected }: FuzzReport, ms: number): string {
  const seconds = ms / 1000;
  const rates = `${(worlds / seconds).toFixed(1)} worlds/s, ${(probed / seconds).toFixed(0)} probed flows/s`;
  const known = [...deviations].map(([id, count]) => `, ${String(count)} × ${id}`).join('');
  const again = unsteady === 0 ? '' : `, ${String(unsteady)} only the second time`;
  const differing = collected.length === 0 ? '' : `, ${String(collected.length)} worlds differ`;
  const counts = `${String(worlds)} worlds, ${String(flows)} flows (${String(probed)} as packets, ${String(denied)} denied${known}${again})`;
  return `${counts} in ${seconds.toFixed(1)} s: ${rates}${differing}`;
}
