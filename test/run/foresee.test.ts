import assert from 'node:assert/strict';
import type { KnownDeviation } from '../../harness/enforcers/deviation.ts';
import { foresee } from '../../harness/run/foresee.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import type { Prediction } from '../../harness/vocabulary/prediction.ts';
import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';
import { readyCell } from './ready-cell.ts';

function prediction(verdict: DecidedVerdict): Prediction {
  return { verdict, decidedBy: { direction: 'ingress', subject: 'controller', effect: 'allow', because: 'said so' }, trace: [] };
}

const deviation: KnownDeviation = { id: 'known', sentence: 'It denies.', prediction: prediction('denied') };

describe('what is known of flows beforehand', () => {
  const plain = readyCell([allowed('prometheus', 'controller:metrics', ''), denied('prometheus', 'controller:gate', '')]);
  const [metrics, gate] = plain.flows;
  assert.ok(metrics && gate);

  it('is what was declared, and what the manifests say', () => {
    const { expected, predicted } = foresee([{ ...plain, predictions: new Map([[metrics.request.id, prediction('denied')]]) }]);
    assert.deepEqual([metrics, gate].map(expected), ['allowed', 'denied']);
    assert.deepEqual([metrics, gate].map(predicted), ['denied', undefined]);
  });

  it('is what the enforcer is known to do, where that is something else', () => {
    const { expected, predicted } = foresee([
      {
        predictions: new Map([
          [metrics.request.id, prediction('allowed')],
          [gate.request.id, prediction('denied')],
        ]),
        deviations: new Map(),
      },
      { predictions: new Map(), deviations: new Map([[metrics.request.id, deviation]]) },
    ]);
    assert.deepEqual([metrics, gate].map(expected), ['denied', 'denied']);
    assert.deepEqual([metrics, gate].map(predicted), ['denied', 'denied']);
  });
});
