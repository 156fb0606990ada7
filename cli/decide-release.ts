import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Legs } from '../harness/vocabulary/legs.ts';
import { catalogue } from '../scenarios/catalogue.ts';
import { decideGate } from '../gate/decide-gate.ts';
import type { GateDecision } from '../gate/gate-decision.ts';
import type { GateTerms } from '../gate/gate-terms.ts';
import { readPolicy } from '../gate/read-policy.ts';
import { describeChart } from '../harness/source/chart/describe-chart.ts';
import { findHelm } from '../harness/source/chart/find-helm.ts';
import type { Scenario } from '../harness/scenario/scenario.ts';
import type { SuiteInfo } from '../harness/vocabulary/suite-info.ts';
import { defaultChart } from './default-chart.ts';
import { firstSuite } from './first-suite.ts';

/** The policy of this project's own chart. */
const ownPolicy = fileURLToPath(new URL('../gate.yaml', import.meta.url));

/** What is to be released, and by which rules; without any of it, this project's own. */
export interface ReleaseQuestion {
  /** A policy file. */
  readonly policy?: string | undefined;
  readonly chart?: string | undefined;
  /** The suite that results must be of; the policy can ask for nothing else. */
  readonly suite?: SuiteInfo;
  /** Those that a whole run has. */
  readonly scenarios?: readonly Scenario[];
}

/** A decision, and what it was made on. */
export interface ReleaseDecision {
  readonly decision: GateDecision;
  readonly terms: GateTerms;
}

/**
 * Decide on results by a policy file: the one named, else the one in this directory, else this project's own.
 * @throws UserError (2) where the policy or the chart can't be read; (3) where the policy file is not there
 */
export async function decideRelease(
  legs: Legs,
  { policy, chart = defaultChart, suite = firstSuite, scenarios = catalogue }: ReleaseQuestion,
): Promise<ReleaseDecision> {
  const [rules, about] = await Promise.all([
    readPolicy(policy ?? (await findPolicy()), { engines: suite.engines.map(({ id }) => id), claims: Object.keys(suite.claims) }),
    findHelm().then((helm) => describeChart({ helm, chart })),
  ]);
  const terms = { now: new Date(), source: about, cells: scenarios.flatMap(cellsOf) };
  return { decision: decideGate(legs, rules, terms), terms };
}

async function findPolicy(): Promise<string> {
  return access('gate.yaml').then(
    () => 'gate.yaml',
    () => ownPolicy,
  );
}

function cellsOf({ id, claim, engines }: Scenario): readonly { id: string; claim: string; engine: string }[] {
  return engines.map((engine) => ({ id: `${id}/${engine}`, claim, engine }));
}
