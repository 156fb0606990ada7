import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CellResult } from '../../../harness/vocabulary/results.ts';
import type { Legs } from '../../../harness/vocabulary/legs.ts';
import { openmetricsReporter } from '../../../reports/openmetrics/openmetrics-reporter.ts';
import { buildCell, buildFlow, buildResults } from '../build-results.ts';
import { greenResults, mixedResults } from '../sample-results.ts';
import { textOf } from '../text-of.ts';
import { type ParsedSample, parseMetrics } from './parse-metrics.ts';

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

function metricsOf(...legs: Legs): readonly ParsedSample[] {
  return parseMetrics(textOf(openmetricsReporter, legs));
}

function valueOf(samples: readonly ParsedSample[], name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  const found = samples.filter(
    (sample) =>
      sample.name === `netpol_conformance_${name}` && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  );
  assert.ok(found.length <= 1, JSON.stringify(found));
  return found[0]?.value;
}

describe('openmetrics reporter', () => {
  it('counts flows, cells and checks by engine and outcome', () => {
    const results = mixedResults();
    const samples = metricsOf(results);
    for (const outcome of ['ok', 'failed', 'inconclusive', 'deviates', 'skipped'] as const) {
      for (const kind of ['flows', 'cells', 'checks'] as const) {
        const sum = samples
          .filter(({ name, labels }) => name === `netpol_conformance_${kind}` && labels['outcome'] === outcome)
          .reduce((total, { value }) => total + value, 0);
        assert.equal(sum, results.summary[kind][outcome], `${kind} ${outcome}`);
      }
    }
  });

  it('says how the run went and how old it is', () => {
    const samples = metricsOf(mixedResults());
    assert.equal(valueOf(samples, 'run_ok'), 0);
    assert.equal(valueOf(samples, 'run_exit_code'), 1);
    assert.equal(valueOf(samples, 'run_complete'), 1);
    assert.equal(valueOf(samples, 'run_start_timestamp_seconds'), Date.parse('2026-08-01T10:20:30.400Z') / 1000);
    assert.equal(valueOf(samples, 'run_duration_seconds'), 4.2);
    assert.equal(valueOf(samples, 'stage_duration_seconds', { stage: 'open' }), 1.1);
    assert.equal(valueOf(metricsOf(greenResults()), 'run_ok'), 1);
    assert.equal(valueOf(metricsOf(buildResults([], { problem: 'no nft' })), 'run_complete'), 0);
  });

  it('says which claims hold; of one that was not judged it says nothing', () => {
    const samples = metricsOf(mixedResults());
    assert.equal(valueOf(samples, 'claim_ok', { claim: 'row-metrics', engine: 'kubernetes' }), 0);
    assert.equal(valueOf(samples, 'claim_ok', { claim: 'row-metrics', engine: 'clusterNetworkPolicy' }), 1);
    assert.equal(valueOf(samples, 'claim_ok', { claim: 'explicit-engine', engine: 'clusterNetworkPolicy' }), undefined);
  });

  it('times to enforce are a histogram in seconds', () => {
    const cells = [3, 30, 30_001, undefined].map((timeToEnforceMs, index) => {
      const cell: Mutable<CellResult> = buildCell({ id: `s${String(index)}/kubernetes`, flows: [buildFlow()] });
      if (timeToEnforceMs === undefined) delete cell.timeToEnforceMs;
      else cell.timeToEnforceMs = timeToEnforceMs;
      return cell;
    });
    const samples = metricsOf(buildResults(cells));
    assert.equal(valueOf(samples, 'time_to_enforce_seconds_count'), 3);
    assert.equal(valueOf(samples, 'time_to_enforce_seconds_sum'), 30.034);
    assert.equal(valueOf(samples, 'time_to_enforce_seconds_bucket', { le: '0.01' }), 1);
    assert.equal(valueOf(samples, 'time_to_enforce_seconds_bucket', { le: '30.0' }), 2);
  });

  it('keeps legs apart', () => {
    const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
    const samples = metricsOf(greenResults(), buildResults(mixedResults().cells, { cluster }));
    assert.equal(valueOf(samples, 'run_ok', { leg: 'nftables · embedded' }), 1);
    assert.equal(valueOf(samples, 'run_ok', { leg: 'cilium · kind' }), 0);
  });

  it('holds to the grammar whatever the results say, and loses none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\\', '\n', 'n', '{', '}', ',', 'ü', '#') }), (cni) => {
        const cluster = { name: 'kind', cni, evidence: 'packets', details: {} } as const;
        const samples = metricsOf(buildResults(greenResults().cells, { cluster }));
        assert.equal(samples.find(({ name }) => name === 'netpol_conformance_run')?.labels['cni'], cni.replaceAll('\n', '\\n'));
      }),
    );
  });
});
