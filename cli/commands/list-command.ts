import type { Cell } from '../../harness/plan/cell.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import { newRunId } from '../../harness/run/new-run-id.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { loadScenarios } from '../load-scenarios.ts';
import { selectCells } from '../select-cells.ts';

/** `conformance list`: the selected scenarios, on which engines, with what they expect. */
export async function listCommand(options: OptionsOf<'list'>): Promise<ExitCode> {
  const cells = selectCells(await loadScenarios(options['scenario-file']), newRunId(), options);
  const scenarios = groupBy(cells, ({ scenario }) => scenario.id);
  for (const group of scenarios.values()) process.stdout.write(`${describeScenario(group)}\n`);
  const flows = cells.reduce((sum, { scenario, engine }) => sum + scenario.expect(engine).length, 0);
  process.stdout.write(
    `${String(scenarios.size)} scenarios, ${String(cells.length)} cells, ${String(flows)} expectations, each in every IP family of the cluster\n`,
  );
  return 0;
}

function describeScenario(cells: readonly Cell[]): string {
  const [first] = cells;
  if (first === undefined) return '';
  const { scenario } = first;
  const expectations = cells.map(
    ({ engine }) =>
      new Set(
        scenario.expect(engine).map(({ verdict, source, target, because }) => `    ${verdict.padEnd(8)} ${source} → ${target}: ${because}`),
      ),
  );
  const distinct = [...new Set(expectations.flatMap((lines) => [...lines]))];
  const lines = distinct.map((line) => {
    const engines = cells.filter((_, position) => expectations[position]?.has(line)).map(({ engine }) => engine);
    return engines.length === cells.length ? line : `${line} [${engines.join(', ')}]`;
  });
  return [
    `${scenario.id} (claim ${scenario.claim}; ${cells.map(({ engine }) => engine).join(', ')})`,
    `  ${scenario.title}`,
    ...lines,
    '',
  ].join('\n');
}
