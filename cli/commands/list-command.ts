import { selectCells } from '../../api/select-cells.ts';
import type { CellSpec } from '../../harness/suite/cell-spec.ts';
import { nameEngine } from '../../harness/run/name-engine.ts';
import { specifyAll } from '../../harness/suite/specify.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { resolveSuite } from '../resolve-suite.ts';
import { selectionOf } from '../selection-of.ts';

/** `conformance list`: the selected scenarios, on which engines, with what they expect. */
export async function listCommand(options: OptionsOf<'list'>): Promise<ExitCode> {
  const resolved = await resolveSuite(options);
  const suite = await nameEngine(resolved.suite, resolved.source, new AbortController().signal);
  const cells = selectCells(specifyAll(suite), suite, selectionOf(options));
  const scenarios = groupBy(cells, ({ scenario }) => scenario);
  for (const group of scenarios.values()) process.stdout.write(`${describeScenario(group)}\n`);
  const flows = cells.reduce((sum, { expectations }) => sum + expectations.length, 0);
  process.stdout.write(
    `${String(scenarios.size)} scenarios, ${String(cells.length)} cells, ${String(flows)} expectations, each in every IP family of the cluster\n`,
  );
  return 0;
}

function describeScenario(cells: readonly CellSpec[]): string {
  const [first] = cells;
  if (first === undefined) return '';
  const expectations = cells.map((cell) => new Set(linesOf(cell)));
  const distinct = [...new Set(expectations.flatMap((lines) => [...lines]))];
  const lines = distinct.map((line) => {
    const engines = cells.filter((_, position) => expectations[position]?.has(line)).map(({ engine }) => engine);
    return engines.length === cells.length ? line : `${line} [${engines.join(', ')}]`;
  });
  return [
    `${first.scenario} (claim ${first.claim}; ${cells.map(({ engine }) => engine).join(', ')})`,
    `  ${first.title}`,
    ...lines,
    '',
  ].join('\n');
}

function linesOf({ expectations, everythingElse }: CellSpec): readonly string[] {
  const closed = (['ingress', 'egress'] as const).filter((direction) => everythingElse[direction] !== undefined);
  return [
    ...expectations.map(({ verdict, source, target, because }) => `    ${verdict.padEnd(8)} ${source} → ${target}: ${because}`),
    ...(closed.length === 0 ? [] : [`    denied   everything else (${closed.join(' and ')})`]),
  ];
}
