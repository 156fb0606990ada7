import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { embeddedCluster } from '../../../clusters/embedded/cluster.ts';
import { engines } from '../../../scenarios/engines.ts';
import type { PreparedCatalogue } from '../../../tools/mutants/catalogue/prepare-catalogue.ts';
import type { Site } from '../../../tools/mutants/catalogue/site.ts';
import { judgeInModel } from '../../../tools/mutants/judge/judge-in-model.ts';
import { judgeMutants } from '../../../tools/mutants/judge/judge-mutants.ts';
import { listMutants } from '../../../tools/mutants/list-mutants.ts';
import type { Mutant } from '../../../tools/mutants/mutant.ts';
import { mutantKey } from '../../../tools/mutants/mutant-key.ts';
import { operators } from '../../../tools/mutants/operators/registry.ts';
import { pickSample } from '../../../tools/mutants/pick-sample.ts';
import { findProblems } from '../../../tools/mutants/report/find-problems.ts';
import { prepareScenarios } from './prepare.ts';

/** Scenarios that together catch every mutant of the rules they render; `npm run mutants` judges those of all scenarios. */
const core = [
  'closed-otherwise',
  'custom-ports',
  'default-deny',
  'default-deny-egress',
  'egress-complete-external',
  'egress-complete-in-cluster',
  'metrics-unconditional',
  'pod-scoped',
  'row-gate',
  'row-metrics',
  'row-webhook',
];
const sampleSize = 80;
const seed = process.env['MUTANTS_SEED'] ?? randomBytes(4).toString('hex');

function gateOf({ cast }: Site): number | undefined {
  return cast.get('controller')?.ports.find(({ name }) => name === 'gate')?.port;
}

describe('mutants of the rendered policies', function () {
  this.timeout(120_000);
  let prepared: PreparedCatalogue;
  let mutants: readonly Mutant[];

  before(async () => {
    prepared = await prepareScenarios(core, embeddedCluster);
    mutants = listMutants(prepared.sites, operators);
  });

  after(() => prepared[Symbol.asyncDispose]());

  it(`are caught by the model and by packets, or equivalent (a sample, MUTANTS_SEED=${seed})`, async () => {
    const judged = await judgeMutants(pickSample(mutants, sampleSize, seed, mutantKey), prepared.running, () => undefined);
    assert.deepEqual(findProblems(judged), []);
    assert.ok(
      judged.filter(({ packets }) => packets?.verdict === 'caught').length > sampleSize / 2,
      'fewer than half of them were caught by packets',
    );
  });

  it('are of every operator, in every engine', () => {
    assert.ok(mutants.length > 1_000, String(mutants.length));
    assert.deepEqual(
      operators.filter(({ id }) => !mutants.some(({ operator }) => operator === id)).map(({ id }) => id),
      [],
    );
    assert.deepEqual(
      engines.filter((engine) => !mutants.some((mutant) => mutant.engine === engine)),
      [],
    );
  });

  it('survive where the flows that show them are taken away', () => {
    const blind = prepared.sites.map((site) => ({
      ...site,
      flows: site.flows.filter(({ request }) => request.flow.port !== gateOf(site)),
    }));
    const gate = listMutants(blind, operators).filter(({ operator, rule }) => operator === 'drop-rule' && /\b8082\b/.test(rule));
    assert.deepEqual(
      gate.map((mutant) => [mutant.engine, judgeInModel(mutant, prepared.running).kind]),
      engines.map((engine) => [engine, 'survived']),
    );
  });
});
