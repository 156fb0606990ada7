import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { soakMark } from './sample.ts';
import { soak } from './soak.ts';

// Processes of this soak are known by the mark, its temporary files by the folder.
process.env[soakMark] = String(process.pid);
const folder = mkdtempSync(join(tmpdir(), 'netpol-conformance-soak-'));
process.env['TMPDIR'] = folder;
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, 'scenario-every': { type: 'string', default: '10' } },
});
const [runs, scenarioEvery] = [Number(values.runs), Number(values['scenario-every'])];
const collect = globalThis.gc;
if (collect === undefined || !(runs >= 2) || !(scenarioEvery >= 1)) {
  process.stderr.write('usage: npm run soak -- [--runs N, 2 or more, default 1000] [--scenario-every N, default 10]\n');
  process.exit(3);
}

const { courses, verdicts, durationMs } = await soak({
  runs,
  scenarioEvery,
  collect: () => {
    collect();
  },
  onSample: ({ run, descriptors, heapKiB, residentKiB }) => {
    process.stderr.write(
      `run ${String(run)}: ${String(descriptors)} file descriptors, heap ${mib(heapKiB)} MiB, resident ${mib(residentKiB)} MiB\n`,
    );
  },
});
const table = new Table({ head: ['', 'first', 'last', 'slope a run', 'leaks'], style: { head: [] } });
for (const { what, first, last, slope, leaks } of courses) table.push([what, first, last, slope.toFixed(4), leaks]);
process.stdout.write(
  `${table.toString()}\n${String(runs)} runs in ${(durationMs / 1000).toFixed(1)} s, ${String(verdicts.right)} of ${String(verdicts.of)} verdicts right\n`,
);
process.exitCode = courses.some(({ leaks }) => leaks === 'yes') || verdicts.right !== verdicts.of ? 1 : 0;

function mib(kib: number): string {
  return (kib / 1024).toFixed(1);
}
