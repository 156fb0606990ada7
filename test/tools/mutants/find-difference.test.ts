import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReadyCell } from '../../../harness/run/prepared-cell.ts';
import { predictFlow } from '../../../harness/run/predict-flow.ts';
import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { World } from '../../../harness/vocabulary/world.ts';
import type { PreparedCatalogue } from '../../../tools/mutants/catalogue/prepare-catalogue.ts';
import { compileApplication } from '../../../tools/mutants/judge/compile-application.ts';
import { findDifference } from '../../../tools/mutants/judge/find-difference.ts';
import { listMutants } from '../../../tools/mutants/list-mutants.ts';
import type { Application } from '../../../tools/mutants/mutant.ts';
import { mutantKey } from '../../../tools/mutants/mutant-key.ts';
import { operators } from '../../../tools/mutants/operators/registry.ts';
import { pickSample } from '../../../tools/mutants/pick-sample.ts';
import { prepareScenarios } from './prepare.ts';

/** Comparing costs some ten milliseconds a site. */
const sampleSize = 60;

/** A mutated site that compiles. */
interface Mutated {
  readonly application: Application;
  readonly ready: ReadyCell;
}

function anyFlow({ endpoints }: World): fc.Arbitrary<Flow> {
  return fc
    .record({
      source: fc.constantFrom(...endpoints),
      destination: fc.constantFrom(...endpoints),
      protocol: fc.constantFrom('TCP', 'UDP', 'SCTP', 'ICMP'),
      port: fc.oneof(fc.integer({ min: 1, max: 65_535 }), fc.constantFrom(53, 443, 4317, 6443, 7777, 8000, 8001, 8080, 9000, 9001)),
      family: fc.constantFrom(4, 6),
      byName: fc.boolean(),
    })
    .map(({ source, destination, protocol, port, family, byName }) => {
      const name = destination.kind === 'external' ? destination.names[0] : undefined;
      const via = byName && name !== undefined ? ({ kind: 'name', name } as const) : ({ kind: 'address' } as const);
      return { source: source.id, destination: destination.id, protocol, port: protocol === 'ICMP' ? 0 : port, family, via };
    });
}

describe('comparing two rulesets over a world', function () {
  this.timeout(120_000);
  let prepared: PreparedCatalogue;
  let mutated: readonly Mutated[];

  before(async () => {
    prepared = await prepareScenarios(['egress-forms', 'fqdn-egress', 'default-deny', 'passthrough-denies']);
    mutated = pickSample(listMutants(prepared.sites, operators), sampleSize, 'comparing', mutantKey)
      .flatMap(({ applications }) => applications)
      .flatMap((application): Mutated[] => {
        const ready = compileApplication(application, prepared.running);
        return ready.kind === 'stopped' ? [] : [{ application, ready }];
      });
  });

  it('finds no difference only where no flow at all differs', () => {
    const equal = mutated.filter(
      ({ application: { site }, ready }) => findDifference(site.world, site.ruleset, ready.ruleset).kind === 'same',
    );
    assert.ok(equal.length > 5, String(equal.length));
    const flow = fc
      .constantFrom(...equal)
      .chain(({ application: { site }, ready }) => fc.tuple(fc.constant({ site, ready }), anyFlow(site.world)));
    fc.assert(
      fc.property(flow, ([{ site, ready }, one]) => {
        assert.equal(predictFlow(ready.ruleset, site.world, one).verdict, predictFlow(site.ruleset, site.world, one).verdict);
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds a flow that differs wherever a declared one does', () => {
    const noticed = mutated.filter(({ ready }) =>
      ready.flows.some(({ request, expectation }) => ready.predictions.get(request.id)?.verdict !== expectation.verdict),
    );
    assert.ok(noticed.length > 20, String(noticed.length));
    for (const { application, ready } of noticed) {
      const { site } = application;
      assert.equal(
        findDifference(site.world, site.ruleset, ready.ruleset).kind,
        'differs',
        application.policies.map(({ object }) => JSON.stringify(object)).join('\n'),
      );
    }
  });
});
