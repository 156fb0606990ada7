import assert from 'node:assert/strict';
import { findDisagreements } from '../../harness/judge/find-disagreements.ts';
import { buildPrediction } from '../reports/build-results.ts';

const allowing = buildPrediction('allowed');
const denying = buildPrediction('denied');

describe('declared, predicted and observed', () => {
  it('agree: there is nothing to find', () => {
    assert.deepEqual(findDisagreements('allowed', allowing, 'allowed'), []);
    assert.deepEqual(findDisagreements('denied', denying, 'denied'), []);
  });

  it('declared against predicted is a defect of the chart', () => {
    assert.deepEqual(findDisagreements('denied', allowing, 'allowed'), [
      {
        kind: 'chart-defect',
        text: 'declared denied, but the manifests say allowed: NetworkPolicy ns/controller › spec.ingress[0] (its ports and its peers match)',
      },
    ]);
  });

  it('predicted against observed is a deviation of the enforcer', () => {
    assert.deepEqual(findDisagreements('denied', denying, 'allowed'), [
      {
        kind: 'enforcer-deviation',
        text: 'the manifests say denied, the packets say allowed: NetworkPolicy ns/controller › end of tier NetworkPolicy (isolated for ingress and no rule allows it)',
      },
    ]);
  });

  it('both, where the prediction stands alone', () => {
    assert.deepEqual(
      findDisagreements('denied', allowing, 'denied').map(({ kind }) => kind),
      ['chart-defect', 'enforcer-deviation'],
    );
  });

  it('nothing is found of the enforcer where there is no verdict, and of nobody where there is no prediction', () => {
    assert.deepEqual(findDisagreements('denied', denying, 'inconclusive'), []);
    assert.deepEqual(findDisagreements('denied', undefined, 'allowed'), []);
  });
});
