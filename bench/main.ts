import { cpus, loadavg } from 'node:os';
import Table from 'cli-table3';
import { measureCatalogue } from './measure-catalogue.ts';
import { measureCluster } from './measure-cluster.ts';

const sizes = [
  { pods: 30, policies: 10, flows: 2_000 },
  { pods: 30, policies: 100, flows: 2_000 },
  { pods: 300, policies: 10, flows: 6_000 },
  { pods: 300, policies: 100, flows: 6_000 },
  { pods: 300, policies: 1_000, flows: 6_000 },
] as const;

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
    'open µs/flow',
    'enforced µs/flow',
    'flows/s',
  ],
  style: { head: [] },
});
for (const { pods, policies, flows } of sizes) {
  const cost = await measureCluster(pods, policies, flows);
  const { startMs, deployMs, compileMs, applyMs, openUsPerFlow, enforcedUsPerFlow, flowsPerSecond } = cost;
  table.push([
    cost.pods,
    cost.policies,
    cost.flows,
    cost.denied,
    cost.wrong,
    ...[startMs, deployMs, compileMs, applyMs, openUsPerFlow, enforcedUsPerFlow, flowsPerSecond].map(Math.round),
  ]);
}
print(`\nthe embedded cluster alone\n${table.toString()}`);

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(2)} s`;
}
