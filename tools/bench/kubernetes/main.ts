import { cpus, loadavg } from 'node:os';
import Table from 'cli-table3';
import { watchInterruption } from '../../../cli/interruption.ts';
import { runTool } from '../../../cli/run-tool.ts';
import { type Comparison, compareWays } from './compare-ways.ts';
import { type BenchOptions, readOptions } from './read-options.ts';
import { type Bulk, TestBed } from './test-bed.ts';
import { Cyclonus } from './ways/cyclonus.ts';
import { execPerProbe } from './ways/exec-per-probe.ts';
import { podPerProbe } from './ways/pod-per-probe.ts';

/**
 * `npm run bench:kubernetes`: verdicts in bulk on a real cluster against what the model predicts, how their cost grows with
 * the pods, and the same kind of flows by the ways that are usual elsewhere, as ratios.
 */
async function main(options: BenchOptions): Promise<void> {
  using interruption = watchInterruption();
  print(`${String(cpus().length)} processors, load average ${(loadavg()[0] ?? 0).toFixed(1)}: compare ratios, not seconds`);
  const growth = new Table({
    head: ['pods', 'deploy s', 'policies until seen s', 'open ms/flow', 'enforced ms/flow'],
    style: { head: [], border: [] },
  });
  for (const pods of options.pods) {
    await using bed = await TestBed.deploy(options.context, pods, interruption.signal);
    print(`\n${String(pods)} pods`);
    const open = await bed.probe(options.flows);
    print(describe('open', open));
    const enforceMs = await bed.enforce();
    const enforced = await bed.probe(options.flows);
    print(describe('enforced', enforced));
    growth.push([
      String(pods),
      ...[bed.deployMs / 1_000, enforceMs / 1_000, open.perFlowMs, enforced.perFlowMs].map((number) => number.toFixed(1)),
    ]);
    if (options.rounds > 0) print(await tabulateWays(bed, options));
  }
  print(`\nHow the cost grows\n${growth.toString()}`);
}

async function tabulateWays(bed: TestBed, { context, cyclonus: binary, rounds }: BenchOptions): Promise<string> {
  await using cyclonus = binary === undefined ? undefined : await Cyclonus.start(binary, context, bed);
  const ways = [execPerProbe(bed), podPerProbe(bed), ...(cyclonus === undefined ? [] : [cyclonus])];
  const table = new Table({
    head: ['enforced', 'flows', 'rounds', 'ms/flow (least, most)', 'times as long (least, most)'],
    style: { head: [], border: [] },
  });
  for (const row of await compareWays(bed, ways, rounds)) table.push(rowOf(row, rounds));
  return table.toString();
}

function rowOf({ way, flows, perFlowMs, ratio }: Comparison, rounds: number): string[] {
  const spread = ({ least, median, most }: Comparison['ratio']): string => `${median.toFixed(1)} (${least.toFixed(1)}, ${most.toFixed(1)})`;
  return [way, String(flows), String(rounds), spread(perFlowMs), spread(ratio)];
}

function describe(phase: string, { perFlowMs, counts }: Bulk): string {
  const { flows, denied, falseDenials, falseAllowances, inconclusive, load } = counts;
  const wrong = `${String(falseDenials)} false denials, ${String(falseAllowances)} false allowances, ${String(inconclusive)} inconclusive`;
  return `${phase}: ${String(flows)} flows, ${String(denied)} denied, ${wrong}; ${(1_000 / perFlowMs).toFixed(1)} flows/s; load average up to ${load.toFixed(1)}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await runTool(async () => main(readOptions(process.argv.slice(2))));
