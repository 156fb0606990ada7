import { UserError } from '../harness/vocabulary/user-error.ts';
import { EmbeddedGround } from './ground/embedded-ground.ts';
import { readOptions } from './read-options.ts';
import { type FuzzReport, runFuzz } from './run-fuzz.ts';
import { keepCase } from './shrink/keep-case.ts';

/** Worlds side by side: more bring no speed, and a difference is shrunk this many candidates at a time. */
const slots = 40;

/** Compare generated worlds; exit 1 where something differs. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  print(`seed ${String(options.seed)}, ${options.dialects.join(', ')}`);
  const startedAt = performance.now();
  await using ground = await EmbeddedGround.start(slots, new AbortController().signal);
  let printedAt = startedAt;
  const report = await runFuzz(ground, {
    ...options,
    onProgress: (soFar) => {
      if (performance.now() - printedAt < progressMs) return;
      printedAt = performance.now();
      print(describe(soFar, printedAt - startedAt));
    },
  });
  print(describe(report, performance.now() - startedAt));
  if (report.found === undefined) return 0;
  const { drawn, difference, manifest } = report.found;
  const file = keepCase(drawn, difference.text);
  print(`\n${difference.between} differ: ${difference.text}\n\n${manifest}`);
  print(`Again: npm run fuzz -- --worlds 1 --dialect ${drawn.dialect} --seed ${String(drawn.seed)}\nKept as ${file}`);
  return 1;
}

const progressMs = 10_000;

function describe({ worlds, flows, probed, denied, deviations, unsteady }: FuzzReport, ms: number): string {
  const seconds = ms / 1000;
  const rates = `${(worlds / seconds).toFixed(1)} worlds/s, ${(probed / seconds).toFixed(0)} probed flows/s`;
  const known = [...deviations].map(([id, count]) => `, ${String(count)} × ${id}`).join('');
  const counts = `${String(worlds)} worlds, ${String(flows)} flows (${String(probed)} as packets, ${String(denied)} denied${known}${unsteady === 0 ? '' : `, ${String(unsteady)} only the second time`})`;
  return `${counts} in ${seconds.toFixed(1)} s: ${rates}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
