import assert from 'node:assert/strict';
import { externalsOf } from '../../harness/run/externals-of.ts';
import { allowed, type Expectation } from '../../harness/suite/expectation.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import { cellOf, peers } from '../plan/cast.ts';
import { tinySuite } from './tiny-chart.ts';

const suite = { ...tinySuite([]), peers };

function idsOf(expectations: readonly Expectation[], changes: Partial<Scenario> = {}): readonly string[] {
  return externalsOf({ suite, cells: [cellOf(expectations, changes)] }).map(({ id }) => id);
}

describe('the hosts outside of a run', () => {
  it("are all of the suite's: values may name their addresses", () => {
    assert.deepEqual(idsOf([]), ['bucket', 'old-host']);
  });

  it('are those standing ones that a cell speaks of, as a source or as a destination', () => {
    assert.deepEqual(idsOf([allowed('api', 'internet:443', '')]), ['internet', 'bucket', 'old-host']);
    assert.deepEqual(idsOf([allowed('metadata', 'api', '')]), ['metadata', 'bucket', 'old-host']);
  });

  it('are all where everything else is to be denied', () => {
    for (const direction of ['ingress', 'egress'] as const)
      assert.deepEqual(idsOf([], { everythingElse: { [direction]: 'denied' } }), ['internet', 'metadata', 'bucket', 'old-host']);
  });

  it('have their names and addresses, and listen where something can', () => {
    const [bucket] = externalsOf({ suite, cells: [] });
    assert.deepEqual(bucket, {
      id: 'bucket',
      names: ['bucket.example.com'],
      addresses: [],
      listeners: [{ application: 'tls', port: 443 }],
    });
    const sctp = { kind: 'host', names: [], addresses: [], ports: { s: { application: 'sctp', port: 1 } } } as const;
    assert.deepEqual(externalsOf({ suite: { ...suite, peers: { sctp } }, cells: [] })[0]?.listeners, []);
  });
});
