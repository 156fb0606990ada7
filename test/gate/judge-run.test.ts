import assert from 'node:assert/strict';
import { decideGate } from '../../gate/decide-gate.ts';
import type { GateDecision, GateReason } from '../../gate/gate-decision.ts';
import type { GatePolicy } from '../../gate/gate-policy.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { predictedResults } from '../reports/sample-results.ts';
import { greenLeg, policy, requirement, terms } from './gate-fixture.ts';

const again = 'run the suite again and hand in its results with --from';

/** Nothing asked for but the claims. */
const undemanding: GatePolicy = { ...policy, required: [{ ...requirement, minimum: { cells: 0, flows: 0, ruleCoverage: 0 } }] };

function decide(legs: readonly Results[], rules: GatePolicy = undemanding): GateDecision {
  return decideGate(legs, rules, terms);
}

function reasons(...legs: readonly Results[]): readonly GateReason[] {
  return decide(legs).reasons;
}

describe('what the gate says of a run', () => {
  const name = 'run k3x9qa (nftables, embedded)';
  const cluster = greenLeg().run.cluster;
  const source = greenLeg().run.source;
  const cases: readonly (readonly [string, Results, GateReason])[] = [
    [
      'a prediction',
      greenLeg({ cluster: { ...cluster, evidence: 'prediction' } }),
      {
        requirement: `${name}: the evidence is packets`,
        found: 'a prediction from the manifests, which proves nothing',
        action: 'run it where packets are sent: without --cluster predict',
      },
    ],
    [
      'interrupted',
      greenLeg({ completeness: 'partial' }),
      { requirement: `${name}: the run came to its end`, found: 'it was interrupted', action: again },
    ],
    [
      'a shard',
      greenLeg({ shard: { index: 1, of: 2 } }),
      {
        requirement: `${name}: the results are those of all shards`,
        found: 'shard 1 of 2 alone',
        action: 'hand in all shards with --from; they are put together',
      },
    ],
    [
      'stopped',
      greenLeg({ problem: 'the disk is full' }),
      { requirement: `${name}: nothing stopped the run`, found: 'the disk is full', action: 'remove the cause; then run the suite again' },
    ],
    [
      'one millisecond too old',
      greenLeg({ startedAt: '2026-07-31T10:59:59.999Z' }),
      {
        requirement: `${name}: the results are at most 24 hours old`,
        found: 'they are from 2026-07-31T10:59:59.999Z, 24 hours ago',
        action: again,
      },
    ],
    [
      'further ahead than clocks differ',
      greenLeg({ startedAt: '2026-08-01T11:05:00.001Z' }),
      {
        requirement: `${name}: the results are not from the future`,
        found: 'they are from 2026-08-01T11:05:00.001Z; it is 2026-08-01T11:00:00.000Z',
        action: 'set the clocks; then run the suite again',
      },
    ],
    [
      'about another source',
      greenLeg({ source: { ...source, version: '9.9.9' } }),
      {
        requirement: `${name}: the version of what was tested is 0.1.0`,
        found: '9.9.9',
        action: 'run the suite on what is to be released, or name what was tested with --chart',
      },
    ],
  ];
  for (const [title, leg, reason] of cases) {
    it(title, () => {
      assert.deepEqual(reasons(leg), [reason]);
    });
  }

  it('nothing where it is as old as it may be, or as far ahead as clocks differ', () => {
    for (const startedAt of ['2026-07-31T11:00:00.000Z', '2026-08-01T11:05:00.000Z', '2026-08-01T11:00:00.001Z'])
      assert.deepEqual(reasons(greenLeg({ startedAt })), []);
  });

  it('that it has to be there, and by which command', () => {
    const on = (cni: string, kubernetes?: string): GatePolicy => ({
      ...policy,
      required: [{ ...requirement, cni, ...(kubernetes === undefined ? {} : { kubernetes }) }],
    });
    const absent = (cni: string): string => `there are results for CNI ${cni}`;
    assert.deepEqual(decide([], on('nftables')).reasons, [
      {
        requirement: absent('nftables'),
        found: 'no results at all',
        action: 'run npm run conformance, and hand in its results with --from',
      },
    ]);
    const elsewhere = [greenLeg(), greenLeg({ cluster: { ...cluster, details: { kubernetes: 'v1.34.4' } } })];
    assert.deepEqual(decide(elsewhere, on('cilium', '1.34')).reasons, [
      {
        requirement: `${absent('cilium')} with Kubernetes 1.34`,
        found: 'results for nftables · embedded; nftables · embedded · Kubernetes v1.34.4',
        action: 'run npm run conformance -- --cni cilium, and hand in its results with --from',
      },
    ]);
  });

  it('that it is of a Kubernetes version, where one is asked for', () => {
    const on134: GatePolicy = { ...undemanding, required: undemanding.required.map((each) => ({ ...each, kubernetes: '1.34' })) };
    assert.equal(decide([greenLeg()], on134).verdict, 'closed');
    assert.equal(decide([greenLeg({ cluster: { ...cluster, details: { kubernetes: 'v1.34' } } })], on134).verdict, 'open');
    assert.equal(decide([greenLeg({ cluster: { ...cluster, details: { kubernetes: 'v1.345.1' } } })], on134).verdict, 'closed');
  });

  it('no evidence of a prediction, and each cluster by the requirement that is about it', () => {
    assert.deepEqual(decide([greenLeg({ cluster: { ...cluster, evidence: 'prediction' } })]).evidence, []);
    const [first] = undemanding.required;
    assert.ok(first);
    const calico = greenLeg({ cluster: { ...cluster, cni: 'calico' } });
    const both = { ...undemanding, required: [first, { ...first, cni: 'calico', claims: ['health'] as const }] };
    const { verdict, evidence } = decide([greenLeg(), calico], both);
    assert.equal(verdict, 'open');
    assert.deepEqual(
      evidence.map(({ leg, cells }) => [leg, cells.required]),
      [
        ['nftables · embedded', 6],
        ['calico · embedded', 2],
      ],
    );
  });

  it('that what is to be released is another', () => {
    assert.deepEqual(decide([], { ...policy, source: 'other', required: [] }).reasons, [
      {
        requirement: 'what is to be released is other',
        found: 'stageset-controller',
        action: 'name another policy with --policy, or another chart with --chart',
      },
    ]);
    assert.match(decide([predictedResults()]).reasons[0]?.found ?? '', /^results for prediction/);
  });
});
