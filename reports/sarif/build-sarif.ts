import type { Invocation, Log, Result, Run } from 'sarif';
import type { Results } from '../../harness/vocabulary/results.ts';
import type { Cause, NotableOutcome } from '../causes/cause.ts';
import { describeCause } from '../causes/describe-cause.ts';
import { groupCauses } from '../causes/group-causes.ts';
import { type Legs, legName } from '../../harness/vocabulary/legs.ts';
import { describePrecision, locateCause } from '../locations/location.ts';
import { nameWithVersion } from '../../harness/vocabulary/name-source.ts';
import { describeRules, ruleOf, sarifRuleIds } from './rules.ts';
import { fingerprintOf } from './fingerprint.ts';

const levels = {
  failed: 'error',
  inconclusive: 'warning',
  deviates: 'note',
  ok: 'warning',
  skipped: 'warning',
} as const satisfies Readonly<Record<NotableOutcome, Result.level>>;

/**
 * The findings of a run as SARIF 2.1.0: one SARIF run a leg, one result a cause. Source: OASIS, "Static Analysis Results
 * Interchange Format (SARIF) Version 2.1.0"; what GitHub's code scanning reads of it.
 * @param repository folder that files are named relative to
 */
export function buildSarif(legs: Legs, repository: string): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: legs.map((leg) => buildRun(leg, repository)),
  };
}

function buildRun(leg: Results, repository: string): Run {
  const { tool, id, source } = leg.run;
  return {
    tool: { driver: { name: tool.name, version: tool.version, rules: describeRules(source.kind) } },
    // GitHub keeps alerts of runs with different categories (what comes before the last slash) apart.
    automationDetails: { id: `${tool.name}/${legName(leg)}/${id}` },
    invocations: [buildInvocation(leg)],
    properties: { [source.kind]: nameWithVersion(source), sourceDigest: source.digest },
    results: groupCauses(leg.cells).map((cause) => buildResult(leg, cause, repository)),
  };
}

function buildInvocation({ run, summary }: Results): Invocation {
  return {
    executionSuccessful: run.completeness === 'complete' && run.problem === undefined,
    exitCode: summary.exitCode,
    startTimeUtc: run.startedAt,
    ...(run.problem === undefined ? {} : { toolExecutionNotifications: [{ level: 'error', message: { text: run.problem } }] }),
  };
}

function buildResult(leg: Results, cause: Cause, repository: string): Result {
  const location = locateCause(leg, cause, repository);
  const { title, facts, others } = describeCause(cause, leg.run.source.kind);
  const text = [
    `${title} · ${legName(leg)}`,
    ...facts.map(([name, value]) => `${name}: ${value}`),
    ...others.map((other) => `the same cause: ${other}`),
    ...(location === undefined ? [] : [describePrecision(location, leg.run.source.kind)]),
  ].join('\n');
  const ruleId = ruleOf(cause);
  return {
    ruleId,
    ruleIndex: sarifRuleIds.indexOf(ruleId),
    level: levels[cause.outcome],
    message: { text },
    partialFingerprints: { 'cause/v1': fingerprintOf(cause, legName(leg)) },
    ...(location === undefined
      ? {}
      : {
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(location.file), uriBaseId: '%SRCROOT%' },
                region: { startLine: location.line ?? 1 },
              },
            },
          ],
        }),
  };
}
