import { z } from 'zod';
import type { SuiteInfo } from '../harness/vocabulary/suite-info.ts';
import type { Table } from '../harness/vocabulary/table.ts';

const flow = z.looseObject({
  direction: z.string(),
  source: z.string(),
  destination: z.string(),
  row: z.string().optional(),
  findings: z.array(z.looseObject({ kind: z.string() })),
});
const cell = z.looseObject({ claim: z.string(), engine: z.string(), flows: z.array(flow) });

/** What of version 1 became something else. Whatever else is wrong with such results the schema of the version that they become says. */
const versionOne = z.looseObject({
  run: z.looseObject({ chart: z.looseObject({ helm: z.string() }) }),
  cells: z.array(cell),
});

/** The engines of version 1, which knew no others, in the order of its reports. */
const engines = ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'];

/**
 * Results of version 1 as version 2: the chart becomes the source; the suite, of which version 1 says nothing, is what can be read from cells.
 * @returns undefined where they lack what every result of version 1 has
 */
export function upgradeResults(value: unknown): object | undefined {
  const parsed = versionOne.safeParse(value);
  if (!parsed.success) return undefined;
  const { run, cells, ...rest } = parsed.data;
  const { chart, ...about } = run;
  const { helm, ...identity } = chart;
  return {
    ...rest,
    schemaVersion: 2,
    run: { ...about, source: { kind: 'chart', ...identity, tool: `helm ${helm}`, valuesFiles: [], leftOut: [] } },
    suite: readSuite(cells),
    cells: cells.map((each) => ({ ...each, flows: each.flows.map(upgradeFlow) })),
  };
}

function upgradeFlow(each: z.infer<typeof flow>): object {
  return {
    ...each,
    findings: each.findings.map((finding) => (finding.kind === 'chart-defect' ? { ...finding, kind: 'source-defect' } : finding)),
  };
}

function readSuite(cells: readonly z.infer<typeof cell>[]): SuiteInfo {
  const flows = cells.flatMap((each) => each.flows);
  const subjects = new Set(flows.map(({ direction, source, destination }) => (direction === 'ingress' ? destination : source)));
  const others = new Set(flows.flatMap(({ source, destination }) => [source, destination]).filter((id) => !subjects.has(id)));
  return {
    name: 'version 1',
    engines: engines.filter((id) => cells.some(({ engine }) => engine === id)).map((id) => ({ id, dialects: [id] })),
    claims: Object.fromEntries(cells.map(({ claim }) => [claim, { text: claim }])),
    cast: { subjects: [...subjects], peers: [...others].map((id) => ({ id, where: 'unknown' })) },
    tables: ['ingress', 'egress'].flatMap((id) => readTable(id, new Set(flows.flatMap(({ row }) => row ?? [])))),
  };
}

function readTable(id: string, rows: ReadonlySet<string>): readonly Table[] {
  const own = [...rows].filter((row) => row.startsWith(`${id}/`));
  return own.length === 0 ? [] : [{ id, title: `Required traffic: ${id} table`, rows: own.map((row) => ({ id: row, title: row })) }];
}
