import type { CellResult } from '../../harness/vocabulary/results.ts';
import type { SourceInfo } from '../../harness/vocabulary/source-info.ts';
import type { Cause } from './cause.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { describeFlow, describeFlowBriefly, type Fact } from '../text/describe-flow.ts';
import { findingWords } from '../view/source-words.ts';

/** A cause as the report shows it. */
export interface DescribedCause {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Other flows with the same cause, one a line. */
  readonly others: readonly string[];
}

const namedCells = 6;

/** A cause in words: its title, the facts, and what else it explains. */
export function describeCause(cause: Cause, source: SourceInfo['kind']): DescribedCause {
  switch (cause.kind) {
    case 'flows': {
      const [first, ...others] = cause.flows;
      const title = [
        countOf(cause.flows.length, 'flow'),
        first.cell.engine,
        ...first.flow.findings.map(({ kind }) => findingWords(kind, source)),
      ].join(' · ');
      return { title, facts: describeFlow(first), others: others.map(describeFlowBriefly) };
    }
    case 'check': {
      const { check, cells } = cause;
      const title = `check ${check.id} · ${listEngines(cells)}`;
      return {
        title,
        facts: [
          ['expected', check.because],
          ['saw', check.reason ?? 'no reason given'],
          ['cells', listCells(cells)],
        ],
        others: [],
      };
    }
    case 'cells': {
      const title = `${countOf(cause.cells.length, 'cell')} as a whole · ${listEngines(cause.cells)}`;
      return {
        title,
        facts: [
          ['because', cause.reason],
          ['cells', listCells(cause.cells)],
        ],
        others: [],
      };
    }
  }
}

function listCells(cells: readonly CellResult[]): string {
  const named = cells.slice(0, namedCells).map(({ id }) => id);
  const more = cells.length - named.length;
  return `${named.join(', ')}${more === 0 ? '' : ` and ${String(more)} more`}`;
}

function listEngines(cells: readonly CellResult[]): string {
  return [...new Set(cells.map(({ engine }) => engine))].join(', ');
}
