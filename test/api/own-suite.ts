import type { RunSpec } from '../../api/run-spec.ts';
import { run } from '../../api/run.ts';
import { defineSuite } from '../../harness/suite/define-suite.ts';
import type { Expectation } from '../../harness/suite/expectation.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import type { Suite } from '../../harness/suite/suite.ts';
import type { Results } from '../../harness/vocabulary/results.ts';

/** Somebody beside the release, somebody elsewhere and a host outside, besides the standing peers. */
export const peers = {
  client: { kind: 'pod', namespace: { kind: 'release' }, labels: { client: 'yes' }, ports: {} },
  stranger: { kind: 'pod', namespace: { kind: 'generated', name: 'strangers' }, labels: { app: 'stranger' }, ports: {} },
  bucket: {
    kind: 'host',
    names: ['bucket.example.com'],
    addresses: ['198.51.100.10'],
    ports: { https: { application: 'tls', port: 443 } },
  },
} as const;

/** A suite of one engine and one scenario with these expectations about what a file of objects holds. */
export function suiteAbout(file: string, expectations: readonly Expectation[], changes: Partial<Scenario> = {}): Suite {
  const about = { id: 'tiny', claim: 'c', title: 'what is promised holds', engines: ['kubernetes'], values: () => ({}) };
  return {
    ...defineSuite({
      engines: { kubernetes: {} },
      claims: { c: 'What is promised holds' },
      source: { kind: 'manifests', paths: [`test/fixtures/objects/${file}.yaml`] },
      scenarios: [],
    }),
    name: 'own',
    peers,
    scenarios: [{ ...about, expect: () => expectations, ...changes }],
  };
}

/** Run a suite with the model alone, unless another cluster is named. */
export function predict(suite: Suite, changes: Partial<RunSpec> = {}): Promise<Results> {
  return run({ suite, cluster: { kind: 'predict' }, ...changes });
}

/** What came of each flow, one line each: `ok: client → db:5432/TCP`. */
export function fatesOf(cells: Results['cells']): readonly string[] {
  return cells.flatMap(({ flows }) =>
    flows.map(({ id, outcome, reason }) => `${outcome}: ${id}${outcome === 'ok' ? '' : ` (${reason ?? ''})`}`),
  );
}
