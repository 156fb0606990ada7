import type { Cause } from '../causes/cause.ts';
import { describeCause } from '../causes/describe-cause.ts';
import { groupCauses } from '../causes/group-causes.ts';
import { locateFlow } from '../locations/location.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { wrapText } from '../../harness/text/wrap-text.ts';
import { paintOutcome } from './outcome-mark.ts';
import type { Page } from './page.ts';

const shownCauses = 3;
const indent = 5;

/** What makes a run red, a sentence a cause: whoever keeps the end of a log saw the exit code and not what failed. */
export function renderClosingCauses({ results, paint, width }: Page): readonly string[] {
  const causes = groupCauses(results.cells).filter(({ outcome }) => outcome === 'failed' || outcome === 'inconclusive');
  const hidden = causes.length - shownCauses;
  return [
    ...causes.slice(0, shownCauses).flatMap((cause, index) =>
      wrapText(`${describeCause(cause, results.run.source.kind).title}: ${sentenceOf(cause)}`, width - indent).map((line, position) => {
        const number = position === 0 ? `  ${String(index + 1)}` : '';
        return `${number.padEnd(indent)}${paintOutcome(paint, cause.outcome, line)}`;
      }),
    ),
    ...(hidden > 0 ? [`${' '.repeat(indent)}and ${countOf(hidden, 'more cause')} above`] : []),
  ];
}

function sentenceOf(cause: Cause): string {
  switch (cause.kind) {
    case 'flows': {
      const [first] = cause.flows;
      const { file, line } = locateFlow(first) ?? {};
      const place = file === undefined ? '' : `, ${file}${line === undefined ? '' : `:${String(line)}`}`;
      return `${first.cell.id} ${first.flow.id}${place}`;
    }
    case 'check':
      return cause.check.reason ?? cause.check.because;
    case 'cells':
      return cause.reason;
  }
}
