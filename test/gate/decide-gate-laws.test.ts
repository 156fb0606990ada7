import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideGate } from '../../gate/decide-gate.ts';
import type { Allowance, GatePolicy } from '../../gate/gate-policy.ts';
import type { GateTerms } from '../../gate/gate-terms.ts';
import type { FlowResult, Results } from '../../harness/vocabulary/results.ts';
import { catalogueCells, changeCell, greenLeg, policy, requirement, terms } from './gate-fixture.ts';

/** Everything that a decision is made from. */
interface Case {
  readonly legs: readonly Results[];
  readonly policy: GatePolicy;
  readonly terms: GateTerms;
}

const dayMs = 86_400_000;
const allowance: Allowance = { kind: 'deviation', what: 'known-1', reason: 'known', expires: new Date('2026-08-03T00:00:00Z') };
const outcomes: readonly Partial<FlowResult>[] = [
  { outcome: 'failed', reason: 'known-1: no excuse' },
  { outcome: 'inconclusive' },
  { outcome: 'skipped', reason: 'no such host' },
  { outcome: 'deviates', reason: 'known-1: it is known' },
  { outcome: 'deviates', reason: 'known-2: it is known' },
];

const place = fc.record({ leg: fc.nat(1), cell: fc.constantFrom(...catalogueCells.map(({ id }) => id)), flow: fc.nat(1) });

/** A flow that is ok becomes something else; what is not ok already stays. */
const worsening = fc.record({ place, changes: fc.constantFrom(...outcomes) });

/** What can happen to a case that is no better for it. */
const harm: fc.Arbitrary<(one: Case) => Case> = fc.oneof(
  worsening.map((to) => (one: Case) => worsen(one, to)),
  place.map((at) => (one: Case) => onLeg(one, at.leg, (leg) => ({ ...leg, cells: leg.cells.filter(({ id }) => id !== at.cell) }))),
  place.map((at) => (one: Case) => onLeg(one, at.leg, (leg) => removeOkFlow(leg, at))),
  fc.nat(3).map((days) => (one: Case) => ({ ...one, terms: { ...one.terms, now: new Date(one.terms.now.getTime() + days * dayMs) } })),
  fc.nat(1).map((leg) => (one: Case) => onRun(one, leg, { completeness: 'partial' })),
  fc.nat(1).map((leg) => (one: Case) => onRun(one, leg, { problem: 'the disk is full' })),
  fc.nat(1).map((leg) => (one: Case) => onRun(one, leg, { shard: { index: 1, of: 2 } })),
  fc.nat(1).map((leg) => (one: Case) => onLeg(one, leg, (of) => withRun(of, { cluster: { ...of.run.cluster, evidence: 'prediction' } }))),
  fc.nat(1).map((leg) => (one: Case) => onLeg(one, leg, (of) => withRun(of, { source: { ...of.run.source, digest: 'sha256:00' } }))),
  fc.constant((one: Case) => ({ ...one, legs: [] })),
  fc.constant((one: Case) => ({ ...one, policy: { ...one.policy, maxAgeMs: one.policy.maxAgeMs / 4 } })),
  fc.constant((one: Case) => ({
    ...one,
    policy: { ...one.policy, allowed: one.policy.allowed.filter(({ expires }) => expires <= one.terms.now) },
  })),
  fc
    .record({ cells: fc.nat(7), flows: fc.nat(13), ruleCoverage: fc.constantFrom(0, 0.5, 1) })
    .map((least) => (one: Case) => raiseMinimum(one, least)),
);

/** Cases of which about half are open: green results on one or two clusters, harmed in a few ways or in none. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    clusters: fc.integer({ min: 1, max: 2 }),
    allowed: fc.constantFrom([], [allowance]),
    minimum: fc.record({ cells: fc.nat(6), flows: fc.nat(10), ruleCoverage: fc.constantFrom(0, 0.5) }),
    harms: fc.array(harm, { maxLength: 2 }),
  })
  .map(({ clusters, allowed, minimum, harms }) =>
    harms.reduce<Case>((one, apply) => apply(one), {
      legs: ['v1.33.1', 'v1.34.4']
        .slice(0, clusters)
        .map((kubernetes) => withRun(greenLeg(), { cluster: { ...greenLeg().run.cluster, details: { kubernetes } } })),
      policy: { ...policy, maxAgeMs: 2 * dayMs, required: [{ ...requirement, minimum }], allowed },
      terms,
    }),
  );

describe('the laws of the gate', () => {
  it('nothing that makes the evidence worse opens a closed gate', () => {
    fc.assert(
      fc.property(cases, harm, (one, apply) => {
        if (verdictOf(one) === 'closed') assert.equal(verdictOf(apply(one)), 'closed');
      }),
      { numRuns: 250 },
    );
  });

  it('one flow of an open gate that fails closes it', () => {
    const failing = worsening.filter(({ changes }) => changes.outcome === 'failed' || changes.outcome === 'inconclusive');
    fc.assert(
      fc.property(cases, failing, (one, to) => {
        const worse = worsen(one, to);
        fc.pre(verdictOf(one) === 'open' && worse.legs.some((leg, position) => leg !== one.legs[position]));
        assert.equal(verdictOf(worse), 'closed');
      }),
      { numRuns: 100 },
    );
  });

  it('a cell of the catalogue that is taken out of an open gate closes it', () => {
    fc.assert(
      fc.property(cases, place, (one, at) => {
        fc.pre(verdictOf(one) === 'open' && at.leg < one.legs.length);
        assert.equal(verdictOf(onLeg(one, at.leg, (leg) => ({ ...leg, cells: leg.cells.filter(({ id }) => id !== at.cell) }))), 'closed');
      }),
      { numRuns: 100 },
    );
  });

  it('the order of results does not matter, and time closes every gate', () => {
    fc.assert(
      fc.property(cases, (one) => {
        assert.equal(verdictOf({ ...one, legs: one.legs.toReversed() }), verdictOf(one));
        assert.equal(verdictOf({ ...one, terms: { ...one.terms, now: new Date('2027-01-01T00:00:00Z') } }), 'closed');
      }),
      { numRuns: 100 },
    );
  });

  it('the gate is closed exactly where there is a reason', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { verdict, reasons } = decideGate(one.legs, one.policy, one.terms);
        assert.equal(verdict === 'closed', reasons.length > 0);
      }),
      { numRuns: 100 },
    );
  });
});

function verdictOf(one: Case): 'open' | 'closed' {
  return decideGate(one.legs, one.policy, one.terms).verdict;
}

function onLeg(one: Case, position: number, change: (leg: Results) => Results): Case {
  return { ...one, legs: one.legs.map((leg, at) => (at === position ? change(leg) : leg)) };
}

function onRun(one: Case, position: number, changes: Partial<Results['run']>): Case {
  return onLeg(one, position, (leg) => withRun(leg, changes));
}

function withRun(leg: Results, changes: Partial<Results['run']>): Results {
  return { ...leg, run: { ...leg.run, ...changes } };
}

function worsen(
  one: Case,
  { place: { leg, cell, flow }, changes }: { place: { leg: number; cell: string; flow: number }; changes: Partial<FlowResult> },
): Case {
  const target = one.legs[leg]?.cells.find(({ id }) => id === cell)?.flows[flow];
  if (target?.outcome !== 'ok') return one;
  const spoil = (each: FlowResult): FlowResult => (each === target ? { ...each, ...changes } : each);
  return onLeg(one, leg, (of) => changeCell(of, cell, (found) => ({ ...found, flows: found.flows.map(spoil) })));
}

function removeOkFlow(leg: Results, { cell, flow }: { cell: string; flow: number }): Results {
  return changeCell(leg, cell, (found) => ({ ...found, flows: found.flows.filter(({ outcome }, at) => at !== flow || outcome !== 'ok') }));
}

function raiseMinimum(one: Case, least: { cells: number; flows: number; ruleCoverage: number }): Case {
  const required = one.policy.required.map(({ minimum, ...rest }) => ({
    ...rest,
    minimum: {
      cells: Math.max(minimum.cells, least.cells),
      flows: Math.max(minimum.flows, least.flows),
      ruleCoverage: Math.max(minimum.ruleCoverage, least.ruleCoverage),
    },
  }));
  return { ...one, policy: { ...one.policy, required } };
}
