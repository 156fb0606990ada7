import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FlowEvidence, isUnpredicted, judgeFlow } from '../../harness/judge/flow.ts';
import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';
import { buildFlow, buildObservation, buildPrediction } from '../reports/build-results.ts';

const allowing = buildPrediction('allowed');
const denying = buildPrediction('denied');
const open = buildObservation('connected');

/** What three phases show of a flow that gets a verdict while the policies are applied. */
function seen(verdict: DecidedVerdict): FlowEvidence['observed'] {
  return { open, enforced: buildObservation(verdict === 'allowed' ? 'connected' : 'dropped'), restored: open };
}

function evidence(changes: Partial<FlowEvidence>): FlowEvidence {
  return {
    evidence: 'packets',
    declared: undefined,
    defined: undefined,
    deviation: undefined,
    observed: {},
    skipped: undefined,
    ...changes,
  };
}

function judged(changes: Partial<FlowEvidence>): readonly unknown[] {
  const { outcome, verdict, findings } = judgeFlow(evidence(changes));
  return [outcome, verdict, ...findings.map(({ kind }) => kind)];
}

describe('declared, predicted and observed', () => {
  const known = { id: 'leaky', sentence: 'it leaks', prediction: allowing };
  for (const [name, changes, expected] of [
    ['agree', { declared: 'denied', defined: denying, observed: seen('denied') }, ['ok', 'denied']],
    [
      'predicted alone is otherwise: ok as declared, and two differences',
      { declared: 'denied', defined: allowing, observed: seen('denied') },
      ['ok', 'denied', 'source-defect', 'enforcer-deviation'],
    ],
    [
      'declared alone is otherwise: a defect of the source',
      { declared: 'denied', defined: allowing, observed: seen('allowed') },
      ['failed', 'allowed', 'source-defect'],
    ],
    [
      'observed alone is otherwise: a deviation of the enforcer',
      { declared: 'denied', defined: denying, observed: seen('allowed') },
      ['failed', 'allowed', 'enforcer-deviation'],
    ],
    [
      'a deviation that is known is no failure',
      { declared: 'denied', defined: denying, deviation: known, observed: seen('allowed') },
      ['deviates', 'allowed', 'enforcer-deviation'],
    ],
    [
      'a known deviation that makes a wrong source right is still seen',
      { declared: 'allowed', defined: denying, deviation: known, observed: seen('allowed') },
      ['ok', 'allowed', 'source-defect', 'enforcer-deviation'],
    ],
    ['nothing is predicted, and they agree', { declared: 'denied', observed: seen('denied') }, ['ok', 'denied']],
    ['nothing is predicted, and they do not', { declared: 'denied', observed: seen('allowed') }, ['failed', 'allowed', 'wrong-verdict']],
    ['nothing is declared, and they agree', { defined: denying, observed: seen('denied') }, ['ok', 'denied']],
    [
      'nothing is declared, and they do not: nobody is accused, and it is a difference',
      { defined: denying, observed: seen('allowed') },
      ['ok', 'allowed', 'enforcer-deviation'],
    ],
    [
      'nothing is declared, and it is known of the enforcer',
      { defined: denying, deviation: known, observed: seen('allowed') },
      ['deviates', 'allowed', 'enforcer-deviation'],
    ],
    ['nothing is declared and nothing predicted: nothing is judged', { observed: seen('allowed') }, ['inconclusive', 'inconclusive']],
    [
      'nothing was seen: what is declared and predicted still disagrees',
      { declared: 'denied', defined: allowing },
      ['inconclusive', 'inconclusive', 'source-defect'],
    ],
    [
      'it cannot be probed: what is declared and predicted still disagrees',
      { declared: 'denied', defined: allowing, skipped: 'no IPv6' },
      ['skipped', 'inconclusive', 'source-defect'],
    ],
    [
      'no packet is sent: nobody speaks of packets',
      { evidence: 'prediction', declared: 'denied', defined: allowing },
      ['failed', 'allowed', 'source-defect'],
    ],
    ['no packet is sent, and nothing is declared', { evidence: 'prediction', defined: allowing }, ['ok', 'allowed']],
    ['no packet is sent, and the model says nothing', { evidence: 'prediction', declared: 'denied' }, ['inconclusive', 'inconclusive']],
    [
      'no packet is sent, and the enforcer is known for it',
      { evidence: 'prediction', declared: 'denied', defined: denying, deviation: known },
      ['deviates', 'allowed'],
    ],
  ] as const satisfies readonly (readonly [string, Partial<FlowEvidence>, readonly unknown[]])[])
    it(name, () => {
      assert.deepEqual(judged(changes), expected);
    });

  it('are told with what the model decides by', () => {
    const { findings, reason } = judgeFlow(evidence({ declared: 'denied', defined: allowing, observed: seen('denied') }));
    assert.equal(reason, undefined);
    assert.deepEqual(
      findings.map(({ text }) => text),
      [
        'declared denied, but the manifests say allowed: NetworkPolicy ns/controller › spec.ingress[0] (its ports and its peers match)',
        'the manifests say allowed, the packets say denied: NetworkPolicy ns/controller › spec.ingress[0] (its ports and its peers match)',
      ],
    );
    const { reason: known_ } = judgeFlow(evidence({ defined: denying, deviation: known, observed: seen('allowed') }));
    assert.equal(known_, 'leaky: it leaks');
  });

  it('that disagree always make a finding, and those that agree never do', () => {
    const verdict = fc.constantFrom('allowed' as const, 'denied' as const);
    const maybe = fc.option(verdict, { nil: undefined });
    fc.assert(
      fc.property(maybe, maybe, verdict, (declared, predicted, observed) => {
        const { findings } = judgeFlow(evidence({ declared, defined: predicted && buildPrediction(predicted), observed: seen(observed) }));
        const said = new Set([declared, predicted, observed].filter((each) => each !== undefined));
        assert.equal(findings.length > 0, said.size > 1);
      }),
    );
  });
});

describe('a flow that was seen otherwise than predicted', () => {
  it('is one with a verdict that is not the predicted one', () => {
    assert.equal(isUnpredicted(buildFlow()), false);
    assert.equal(isUnpredicted(buildFlow({ verdict: 'denied' })), true);
    assert.equal(isUnpredicted(buildFlow({ verdict: 'inconclusive' })), false);
    assert.equal(isUnpredicted({ verdict: 'denied' }), false);
  });
});
