import { cellOutcome } from '../../harness/judge/cell.ts';
import { countOutcomes } from '../../harness/judge/run.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import { type Outcome, outcomes } from '../../harness/vocabulary/outcome.ts';
import type { CellResult, Results } from '../../harness/vocabulary/results.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { foldClaims } from '../view/field.ts';
import { histogram } from './histogram.ts';
import type { Metric, Sample } from './metric.ts';

const secondMs = 1000;

type Labels = Sample['labels'];

/** What a monitoring system wants to know of the last run of each leg: outcomes, times, and how old they are. */
export function collectMetrics(legs: Legs): readonly Metric[] {
  const each = (read: (leg: Results, labels: Labels) => readonly Sample[]): readonly Sample[] =>
    legs.flatMap((leg) => read(leg, { leg: legName(leg) }));
  const one = (read: (leg: Results) => number): readonly Sample[] => each((leg, labels) => [{ labels, value: read(leg) }]);
  const seconds = { type: 'gauge', unit: 'seconds' } as const;
  return [
    { name: 'run', type: 'gauge', help: 'Which run the metrics are of; always 1.', samples: each(describeRun) },
    { name: 'run_ok', type: 'gauge', help: '1 where everything that was judged is ok or deviates as known, else 0.', samples: one(isOk) },
    { name: 'run_exit_code', type: 'gauge', help: 'Exit code of the run.', samples: one(({ summary }) => summary.exitCode) },
    { name: 'run_complete', type: 'gauge', help: '1 where the run judged all it was to judge, else 0.', samples: one(isComplete) },
    { ...seconds, name: 'run_start_timestamp_seconds', help: 'When the run started, since 1970.', samples: one(startOf) },
    { ...seconds, name: 'run_end_timestamp_seconds', help: 'When the run ended, since 1970.', samples: one(endOf) },
    { ...seconds, name: 'run_duration_seconds', help: 'How long the run took.', samples: one(({ run }) => run.durationMs / secondMs) },
    { ...seconds, name: 'stage_duration_seconds', help: 'Where the time of the run went.', samples: each(describeStages) },
    {
      name: 'cells',
      type: 'gauge',
      help: 'Cells by engine and outcome.',
      samples: each((leg, labels) => countBy(leg, labels, (cell) => [cellOutcome(cell)])),
    },
    {
      name: 'flows',
      type: 'gauge',
      help: 'Flows by engine and outcome.',
      samples: each((leg, labels) => countBy(leg, labels, ({ flows }) => flows.map(({ outcome }) => outcome))),
    },
    {
      name: 'checks',
      type: 'gauge',
      help: 'Checks by engine and outcome.',
      samples: each((leg, labels) => countBy(leg, labels, ({ checks }) => checks.map(({ outcome }) => outcome))),
    },
    {
      name: 'claim_ok',
      type: 'gauge',
      help: '1 where a claim held on an engine or deviates as known, else 0; absent where it was not judged.',
      samples: each(describeClaims),
    },
    { name: 'probes', type: 'gauge', help: 'Probes, one for a flow in a phase.', samples: one(({ summary }) => summary.probes) },
    {
      name: 'time_to_enforce_seconds',
      type: 'histogram',
      unit: 'seconds',
      help: "From the API's answer to the apply until the first confirmed verdict, one for each cell.",
      samples: each((leg, labels) => byEngine(leg, labels, timesToEnforce)),
    },
  ];
}

function describeRun({ run }: Results, labels: Labels): readonly Sample[] {
  const { cluster, source, tool } = run;
  const about = {
    run: run.id,
    cluster: cluster.name,
    cni: cluster.cni,
    evidence: cluster.evidence,
    source: source.name,
    source_kind: source.kind,
    source_version: source.version ?? '',
    source_digest: source.digest,
    tool_version: tool.version,
  };
  return [{ labels: { ...labels, ...about }, value: 1 }];
}

function isGood(outcome: Outcome): boolean {
  return outcome === 'ok' || outcome === 'deviates';
}

function isOk({ summary }: Results): number {
  return Number(isGood(summary.outcome));
}

function isComplete({ run }: Results): number {
  return Number(run.completeness === 'complete' && run.problem === undefined);
}

function startOf({ run }: Results): number {
  return Date.parse(run.startedAt) / secondMs;
}

function endOf({ run }: Results): number {
  return (Date.parse(run.startedAt) + run.durationMs) / secondMs;
}

function describeStages({ run }: Results, labels: Labels): readonly Sample[] {
  const stages = groupBy(run.stages, ({ name }) => name);
  return [...stages].map(([stage, same]) => ({
    labels: { ...labels, stage },
    value: same.reduce((sum, { durationMs }) => sum + durationMs, 0) / secondMs,
  }));
}

function byEngine(
  { cells }: Results,
  labels: Labels,
  read: (cells: readonly CellResult[], labels: Labels) => readonly Sample[],
): readonly Sample[] {
  return [...groupBy(cells, ({ engine }) => engine)].flatMap(([engine, own]) => read(own, { ...labels, engine }));
}

function countBy(leg: Results, labels: Labels, read: (cell: CellResult) => readonly Outcome[]): readonly Sample[] {
  return byEngine(leg, labels, (cells, own) => {
    const counts = countOutcomes(cells.flatMap(read));
    return outcomes.map((outcome) => ({ labels: { ...own, outcome }, value: counts[outcome] }));
  });
}

function describeClaims(leg: Results, labels: Labels): readonly Sample[] {
  const { engines, claims } = foldClaims(leg);
  return engines.flatMap((engine, column) =>
    claims.flatMap(({ claim, fields }) => {
      const outcome = fields[column]?.outcome;
      return outcome === undefined || outcome === 'skipped'
        ? []
        : [{ labels: { ...labels, engine, claim }, value: Number(isGood(outcome)) }];
    }),
  );
}

function timesToEnforce(cells: readonly CellResult[], labels: Labels): readonly Sample[] {
  const times = cells.flatMap(({ timeToEnforceMs }) => (timeToEnforceMs === undefined ? [] : [timeToEnforceMs / secondMs]));
  return times.length === 0 ? [] : histogram(times, labels);
}
