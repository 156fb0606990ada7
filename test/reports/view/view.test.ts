import assert from 'node:assert/strict';
import { breakName } from '../../../reports/view/break-name.ts';
import { claimsOf, claimText, enginesOf, fieldOf, fieldText, foldClaims } from '../../../reports/view/field.ts';
import { joinSuites } from '../../../reports/view/join-suites.ts';
import { listSkipped } from '../../../reports/view/skipped.ts';
import { fillTables } from '../../../reports/view/tables.ts';
import { buildCell, buildCheck, buildFlow, buildResults, sampleSuite } from '../build-results.ts';

describe('claims × engines', () => {
  const cells = [
    buildCell({ claim: 'unknown', engine: 'blue' }),
    buildCell({ claim: 'row-gate', engine: 'calico', flows: [buildFlow()] }),
    buildCell({
      claim: 'row-metrics',
      engine: 'kubernetes',
      flows: [buildFlow(), buildFlow({ outcome: 'skipped' })],
      checks: [buildCheck()],
    }),
  ];

  it('are in the order of the suite, and what it does not name comes last', () => {
    assert.deepEqual(enginesOf(sampleSuite, cells), ['kubernetes', 'calico', 'blue']);
    assert.deepEqual(claimsOf(sampleSuite, cells), ['row-metrics', 'row-gate', 'unknown']);
    const { engines, claims } = foldClaims(buildResults(cells));
    assert.deepEqual(engines, ['kubernetes', 'calico', 'blue']);
    assert.deepEqual(
      claims.map(({ claim, fields }) => [claim, ...fields.map((field) => (field === undefined ? '·' : fieldText(field)))]),
      [
        ['row-metrics', '2', '·', '·'],
        ['row-gate', '·', '1', '·'],
        ['unknown', '·', '·', 'cell'],
      ],
    );
  });

  it('fold what cells come to: the worst, how much of it, and what was not judged', () => {
    assert.equal(fieldOf([]), undefined);
    const failed = buildCell({ flows: [buildFlow({ outcome: 'failed' }), buildFlow(), buildFlow({ outcome: 'skipped' })] });
    assert.deepEqual(fieldOf([failed, buildCell({ outcome: 'skipped', reason: 'not served' })]), {
      outcome: 'failed',
      affected: 1,
      judged: 2,
      skipped: 1,
    });
    const skipped = fieldOf([buildCell({ outcome: 'skipped', reason: 'not served' })]);
    assert.deepEqual([skipped?.outcome, skipped?.reason, skipped && fieldText(skipped)], ['skipped', 'not served', 'skipped']);
  });

  it('have a sentence where it says more than the id', () => {
    assert.equal(claimText(sampleSuite, 'row-metrics'), 'metrics 8080, always');
    assert.equal(claimText({ claims: { same: { text: 'same' } } }, 'same'), '');
    assert.equal(claimText(sampleSuite, 'constructor'), '');
  });
});

describe('the head of a column', () => {
  it('is broken between inner words where it is long', () => {
    assert.deepEqual(['kubernetes', 'clusterNetworkPolicy', 'calico-with-tiers-of-all', 'averylongnameofoneword'].map(breakName), [
      ['kubernetes'],
      ['cluster', 'NetworkPolicy'],
      ['calico-with', '-tiers-of-all'],
      ['averylongnameofoneword'],
    ]);
  });
});

describe('suites of several results', () => {
  it('are one that has all of each, in the order of the one with the most claims', () => {
    const little = {
      name: 'version 1',
      engines: [{ id: 'blue', dialects: ['kubernetes'] }],
      claims: { 'row-gate': { text: 'row-gate' }, other: { text: 'other' } },
      cast: { subjects: ['api'], peers: [] },
      tables: [{ id: 'ingress', title: 'older', rows: [{ id: 'ingress/more', title: 'more' }] }],
    };
    const joined = joinSuites([little, sampleSuite]);
    assert.deepEqual(Object.keys(joined.claims), [...Object.keys(sampleSuite.claims), 'other']);
    assert.equal(joined.claims['row-gate']?.text, 'gate 8082, only when gate.enabled');
    assert.deepEqual(joined.cast.subjects, ['controller', 'api']);
    assert.equal(joined.engines.at(-1)?.id, 'blue');
    assert.deepEqual(
      [joined.tables.length, joined.tables[0]?.title, joined.tables[0]?.rows.at(-1)?.id],
      [2, 'Required traffic: ingress table', 'ingress/more'],
    );
    assert.equal(joinSuites([{ ...little, claims: {} }, little]).claims['other']?.text, 'other');
  });
});

describe('what was not judged', () => {
  it('is listed by reason: cells, flows, checks, and objects that were left out', () => {
    const leftOut = [{ object: 'Job migrate', reason: 'it does not last' }];
    const cells = [
      buildCell({ outcome: 'skipped', reason: 'not served' }),
      buildCell({
        flows: [buildFlow({ outcome: 'skipped', reason: 'no UDP' })],
        checks: [buildCheck({ outcome: 'skipped', reason: 'no UDP' })],
      }),
      buildCell({ leftOut }),
      buildCell({ leftOut: [...leftOut, { object: 'Job seed', reason: 'it does not last' }] }),
    ];
    assert.deepEqual(listSkipped(cells), [
      { reason: 'not served', extent: '1 cell' },
      { reason: 'no UDP', extent: '1 flow, 1 check' },
      { reason: 'it does not last', extent: '2 objects (Job migrate, Job seed)' },
    ]);
  });
});

describe('a table of the suite', () => {
  it('has its rows in its own order, each as often as it is declared, and none without a flow', () => {
    const flows = [
      buildFlow({ row: 'ingress/gate' }),
      buildFlow({ row: 'ingress/metrics', declared: 'denied' }),
      buildFlow({ row: 'ingress/metrics' }),
      buildFlow({ row: 'no/such' }),
      buildFlow(),
    ];
    const filled = fillTables(sampleSuite.tables, flows, (flow) => flow);
    assert.deepEqual(
      filled.map(({ id, lines }) => [
        id,
        ...lines.map(({ name, declared, items }) => `${name} ${String(declared)} ${String(items.length)}`),
      ]),
      [['ingress', 'metrics allowed 1', 'metrics denied 1', 'gate allowed 1']],
    );
    assert.deepEqual(
      fillTables([], flows, (flow) => flow),
      [],
    );
    const [named] = fillTables([{ id: 'docs', title: 'Docs', rows: [{ id: 'ingress/gate', title: '' }] }], flows, (flow) => flow);
    assert.equal(named?.lines[0]?.name, 'ingress/gate');
  });
});
