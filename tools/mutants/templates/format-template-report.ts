import Table from 'cli-table3';
import { groupBy } from '../../../harness/text/group-by.ts';
import { describeFlow } from '../report/describe-flow.ts';
import type { JudgedTemplate } from './judge-templates.ts';
import type { TemplateFate } from './template-fate.ts';
import type { TemplateMutant } from './template-mutant.ts';

/** The table of mutants of templates, what stands against the harness, and the equivalent ones with their proof. */
export function formatTemplateReport(judged: readonly JudgedTemplate[]): string {
  const problems = findTemplateProblems(judged);
  const lines = (items: readonly string[]): string => items.map((item) => `  ${item}`).join('\n');
  const shown = problems.length === 0 ? ['none: every mutant that changes a flow of its world is caught'] : problems;
  return `${formatTable(judged)}\n\nPROBLEMS\n${lines(shown)}\n\nEQUIVALENT   nothing that is rendered changes, or no flow of any world does\n${lines(proofs(judged))}`;
}

/** What stands against "every mutant is caught or equivalent", in words, one item a mutant. */
export function findTemplateProblems(judged: readonly JudgedTemplate[]): readonly string[] {
  return judged.flatMap(({ mutant, fate, packets }) => {
    const who = describe(mutant);
    if (fate.kind === 'survived') {
      const { cell } = fate.application.site;
      return [`${who}: survives: no flow of ${cell.id} shows that ${describeFlow(fate.flow)} becomes ${fate.becomes}; declare such a flow`];
    }
    if (packets === undefined || (packets.verdict === 'caught' && packets.contradictions.length === 0)) return [];
    return [`${who}: packets say otherwise than the model: ${packets.contradictions.join('; ')}`];
  });
}

const kinds = ['caught', 'checked', 'refused', 'equivalent', 'identical', 'survived'] as const satisfies readonly TemplateFate['kind'][];

function formatTable(judged: readonly JudgedTemplate[]): string {
  const head = ['template', 'operator', 'mutants', 'caught by flows', 'by packets', 'by a check', 'refused', 'equivalent', 'same bytes', 'survived'];
  const table = new Table({
    head,
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', ...head.slice(2).map(() => 'right' as const)],
  });
  const groups = groupBy(judged, ({ mutant }) => JSON.stringify([mutant.file, mutant.operator]));
  for (const group of groups.values()) table.push([group[0]?.mutant.file ?? '', group[0]?.mutant.operator ?? '', ...countRow(group)]);
  table.push(['all', 'all', ...countRow(judged)]);
  return table.toString();
}

function countRow(judged: readonly JudgedTemplate[]): readonly number[] {
  const [caught = 0, ...others] = kinds.map((kind) => judged.filter(({ fate }) => fate.kind === kind).length);
  return [judged.length, caught, judged.filter(({ packets }) => packets?.verdict === 'caught').length, ...others];
}

function proofs(judged: readonly JudgedTemplate[]): readonly string[] {
  return judged.flatMap(({ mutant, fate }) => {
    if (fate.kind === 'identical') return [`${describe(mutant)}: the same bytes in ${String(fate.renderings)} renderings`];
    return fate.kind === 'equivalent' ? [`${describe(mutant)}: ${String(fate.flowsCompared)} flows compared`] : [];
  });
}

function describe({ file, line, operator, before, after }: TemplateMutant): string {
  return `${file}:${String(line)} ${operator}: ${before}${after === undefined ? '' : ` → ${after.trim()}`}`;
}
