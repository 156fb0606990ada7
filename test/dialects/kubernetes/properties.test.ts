import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compile } from '../../../harness/dialects/compile.ts';
import { evaluate } from '../../../harness/policy/evaluate/evaluate.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import { anyFlow, policyObject, type PolicyObject, smallWorld, toManifests } from './arbitrary.ts';
import { oracleAllows } from './oracle.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';

function allows(policies: readonly PolicyObject[], flow: Flow): boolean {
  return evaluate(compile(toManifests(policies), smallWorld, defaultSettings), smallWorld, flow).verdict === 'allowed';
}

const policies = fc.array(policyObject, { maxLength: 4 });

describe('networking.k8s.io/v1 NetworkPolicy laws', () => {
  it('agrees with a second reading of the documentation', () => {
    let denied = 0;
    let passed = 0;
    fc.assert(
      fc.property(
        fc.array(policyObject, { minLength: 2, maxLength: 6, size: 'max' }),
        fc.array(anyFlow, { minLength: 5, maxLength: 20 }),
        (objects, flows) => {
          const ruleset = compile(toManifests(objects), smallWorld, defaultSettings);
          for (const flow of flows) {
            const { verdict } = evaluate(ruleset, smallWorld, flow);
            assert.equal(verdict, oracleAllows(smallWorld, objects, flow) ? 'allowed' : 'denied', JSON.stringify(flow));
            if (verdict === 'denied') denied += 1;
            else passed += 1;
          }
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(denied > 100 && passed > 100, `too one-sided to mean anything: ${String(denied)} denied, ${String(passed)} allowed`);
  });

  it('does not depend on the order of policies', () => {
    fc.assert(
      fc.property(policies, anyFlow, (objects, flow) => {
        assert.equal(allows(objects.toReversed(), flow), allows(objects, flow));
      }),
    );
  });

  it('never denies what it allowed to a subject that is isolated anyway, when a policy is added', () => {
    fc.assert(
      fc.property(policies, policyObject, anyFlow, (objects, added, flow) => {
        const isolateAll = ['a', 'b', 'c'].map((namespace) => ({
          namespace,
          spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
        }));
        const before = [...objects, ...isolateAll];
        if (allows(before, flow)) assert.ok(allows([...before, added], flow));
      }),
    );
  });

  it('isolates only what a policy selects', () => {
    fc.assert(
      fc.property(policies, anyFlow, (objects, flow) => {
        const ends = smallWorld.endpoints.filter(({ id, kind }) => kind === 'pod' && (id === flow.source || id === flow.destination));
        const namespaces = ends.map((end) => (end.kind === 'pod' ? end.namespace : ''));
        const elsewhere = objects.filter(({ namespace }) => !namespaces.includes(namespace));
        assert.ok(allows(elsewhere, flow));
      }),
    );
  });

  it('ends its trace with the step that decides, and no other step denies', () => {
    fc.assert(
      fc.property(policies, anyFlow, (objects, flow) => {
        const { decidedBy, trace, verdict } = evaluate(compile(toManifests(objects), smallWorld, defaultSettings), smallWorld, flow);
        assert.ok(trace.includes(decidedBy));
        assert.equal(trace.at(-1)?.effect, decidedBy.effect);
        assert.equal(decidedBy.effect, verdict === 'denied' ? 'deny' : 'allow');
        assert.ok(trace.slice(0, -1).every(({ effect }) => effect !== 'deny'));
      }),
    );
  });
});
