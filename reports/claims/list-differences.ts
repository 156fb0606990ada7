import type { Outcome } from '../../harness/vocabulary/outcome.ts';
import { codeSpan } from '../markdown/code-span.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import { markOutcome } from '../markdown/outcome-heading.ts';
import { undeclared } from '../view/tables.ts';
import type { Sighting } from './evidence.ts';

/** Flows with one outcome for one reason, in one run. */
interface Difference {
  readonly label: string;
  readonly outcome: Outcome;
  readonly deviation: string | undefined;
  readonly first: Sighting;
  readonly sightings: readonly Sighting[];
}

/** What needs attention first. */
const order = ['failed', 'inconclusive', 'deviates', 'ok', 'skipped'] as const satisfies readonly Difference['outcome'][];

/** More would be a list to scroll past; results and the HTML report have them all. */
const mostFlows = 3;

/** What is not ok, or ok and not as predicted, an item for each run, outcome and known deviation, with the flows. */
export function listDifferences(sightings: readonly Sighting[]): readonly string[] {
  return groupDifferences(sightings).map((difference) => {
    const engines = unique(difference.sightings.map(({ cell }) => cell.engine)).join(', ');
    const where = `${markOutcome(difference.outcome)} on ${escapeMarkdown(difference.label)}, ${engines}`;
    return `- ${where}: ${reasonOf(difference)} ${flowsOf(difference)}`;
  });
}

function groupDifferences(sightings: readonly Sighting[]): readonly Difference[] {
  const groups = new Map<string, Difference>();
  for (const sighting of sightings) {
    const { label, flow } = sighting;
    if (flow.outcome === 'ok' && flow.findings.length === 0) continue;
    const deviation = deviationOf(sighting);
    const key = JSON.stringify([label, flow.outcome, flow.outcome === 'skipped' ? flow.reason : deviation]);
    const known = groups.get(key);
    groups.set(key, {
      ...(known ?? { label, outcome: flow.outcome, deviation, first: sighting }),
      sightings: [...(known?.sightings ?? []), sighting],
    });
  }
  return order.flatMap((outcome) => [...groups.values()].filter((difference) => difference.outcome === outcome));
}

/** Results name a known deviation as `id: sentence`. */
function deviationOf({ flow }: Sighting): string | undefined {
  return flow.outcome === 'deviates' ? /^([\w-]+): /.exec(flow.reason ?? '')?.[1] : undefined;
}

function reasonOf({ deviation, first }: Difference): string {
  if (deviation !== undefined) return `[${codeSpan(deviation)}](cni-deviations.md#${deviation}).`;
  return `${escapeMarkdown(first.flow.reason ?? first.flow.findings[0]?.text ?? 'no reason')}.`;
}

function flowsOf({ outcome, sightings }: Difference): string {
  const flows = unique(sightings.map(({ flow }) => codeSpan(flow.id) + (outcome === 'skipped' ? '' : ` ${verdictsOf(flow)}`)));
  const more = flows.length > mostFlows ? `, and ${String(flows.length - mostFlows)} more` : '';
  return `${flows.slice(0, mostFlows).join(', ')}${more}.`;
}

function verdictsOf({ declared, verdict }: Sighting['flow']): string {
  return `(declared ${declared ?? undeclared}, ${verdict === 'inconclusive' ? verdict : `observed ${verdict}`})`;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
