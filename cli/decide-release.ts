import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decideGate } from '../gate/decide-gate.ts';
import type { GateDecision } from '../gate/gate-decision.ts';
import type { GateTerms } from '../gate/gate-terms.ts';
import { readPolicy } from '../gate/read-policy.ts';
import { openSource } from '../harness/source/open-source.ts';
import { specifyAll } from '../harness/suite/specify.ts';
import type { Legs } from '../harness/vocabulary/legs.ts';
import type { ResolvedSuite } from './resolve-suite.ts';

/** The policy of this project's own chart. */
const ownPolicy = fileURLToPath(new URL('../gate.yaml', import.meta.url));

/** What is to be released, and by which rules. */
export interface ReleaseQuestion extends ResolvedSuite {
  /** A policy file; absent: the one in this directory, else this project's own. */
  readonly policy?: string | undefined;
}

/** A decision, and what it was made on. */
export interface ReleaseDecision {
  readonly decision: GateDecision;
  readonly terms: GateTerms;
}

/**
 * Decide on results by a policy file.
 * @throws UserError (2) where the policy or the source can't be read; (3) where the policy file is not there
 */
export async function decideRelease(legs: Legs, { policy, suite, source }: ReleaseQuestion): Promise<ReleaseDecision> {
  const known = { engines: Object.keys(suite.engines), claims: Object.keys(suite.claims) };
  const rules = await readPolicy(policy ?? (await findPolicy()), known);
  await using opened = await openSource({ spec: source });
  const cells = specifyAll(suite).map(({ id, claim, engine }) => ({ id, claim, engine }));
  const terms = { now: new Date(), source: opened.info, cells };
  return { decision: decideGate(legs, rules, terms), terms };
}

async function findPolicy(): Promise<string> {
  return access('gate.yaml').then(
    () => 'gate.yaml',
    () => ownPolicy,
  );
}
