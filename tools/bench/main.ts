import { cpus, loadavg } from 'node:os';
import Table from 'cli-table3';
import { runTool } from '../../cli/run-tool.ts';
import { measureCatalogue } from './measure-catalogue.ts';
import { measureCluster } from './measure-cluster.ts';
import { measureFloor } from './measure-floor.ts';

const sizes = [
  { pods: 30, policies: 10, flows: 2_000 },
  { pods: 30, policies: 100, flows: 2_000 },
  { pods: 300, policies: 10, flows: 6_000 },
  { pods: 300, policies: 100, flows: 6_000 },
  { pods: 300, policies: 1_000, flows: 6_000 },
  { pods: 1_000, policies: 100, flows: 20_000 },
] as const;
const floorConnections = 5_000;
/** As many probes as the embedded cluster's agent has under way. */
const agentConcurrency = 64;

/** What the whole catalogue costs, and the embedded cluster alone beside what no measurement can be below. */
async function bench(): Promise<void> {
  const load = loadavg()[0] ?? 0;
  print(`${String(cpus().length)} processors, load average ${load.toFixed(1)}: compare ratios, not seconds`);

  const catalogue = await measureCatalogue();
  print(
    `\nthe whole catalogue (exit ${String(catalogue.exitCode)}): ${seconds(catalogue.wallMs)} wall, ${String(catalogue.cells)} cells, ${String(catalogue.flows)} flows, ${String(catalogue.probes)} probes, ${catalogue.peakMiB.toFixed(0)} MiB at most over all processes`,
  );
  print(catalogue.stages.map(({ name, durationMs }) => `  ${name.padEnd(10)} ${seconds(durationMs)}`).join('\n'));

  const table = new Table({
    head: [
      'pods',
      'policies',
      'flows',
      'denied',
      'wrong',
      'start ms',
      'deploy ms',
      'compile ms',
      'apply ms',
      'floor µs',
      'open µs/flow',
      'enforced µs/flow',
      'open ÷ floor',
      'enforced ÷ floor',
    ],
    style: { head: [], border: [] },
  });
  for (const { pods, policies, flows } of sizes) {
    // Right before each: a busy machine slows both.
    const floorUs = await measureFloor(floorConnections, agentConcurrency);
    const cost = await measureCluster(pods, policies, flows);
    const { startMs, deployMs, compileMs, applyMs, openUsPerFlow, enforcedUsPerFlow } = cost;
    table.push([
      cost.pods,
      cost.policies,
      cost.flows,
      cost.denied,
      cost.wrong,
      ...[startMs, deployMs, compileMs, applyMs, floorUs, openUsPerFlow, enforcedUsPerFlow].map(Math.round),
      ...[openUsPerFlow, enforcedUsPerFlow].map((us) => (us / floorUs).toFixed(1)),
    ]);
  }
  print(`\nthe embedded cluster alone (floor: connections on the loopback interface by Node.js, without any harness)\n${table.toString()}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(2)} s`;
}

await runTool(async () => {
  await bench();
  return 0;
});
