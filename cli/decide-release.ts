import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decideGate } from '../gate/decide-gate.ts';
import type { GateDecision } from '../gate/gate-decision.ts';
import type { GateTerms } from '../gate/gate-terms.ts';
import { readPolicy } from '../gate/read-policy.ts';
import { openSource } from '../harness/source/open-source.ts';
import { specifyAll } from '../harness/suite/specify.ts';
import type { Legs } from '../harness/vocabulary/legs.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import type { ResolvedSuite } from './resolve-suite.ts';

const policyName = 'gate.yaml';

/** What is to be released, and by which rules. */
export interface ReleaseQuestion extends ResolvedSuite {
  /** A policy file; absent: gate.yaml in this directory, else beside the suite. */
  readonly policy?: string | undefined;
}

/** A decision, and what it was made on. */
export interface ReleaseDecision {
  readonly decision: GateDecision;
  readonly terms: GateTerms;
}

/**
 * Decide on results by a policy file.
 * @throws UserError (2) where the policy or the source can't be read; (3) where there is no policy file
 */
export async function decideRelease(legs: Legs, { policy, suite, source, file }: ReleaseQuestion): Promise<ReleaseDecision> {
  const known = { engines: Object.keys(suite.engines), claims: Object.keys(suite.claims) };
  const rules = await readPolicy(policy ?? (await findPolicy(file)), known);
  await using opened = await openSource({ spec: source });
  const cells = specifyAll(suite).map(({ id, claim, engine }) => ({ id, claim, engine }));
  const terms = { now: new Date(), source: opened.info, cells };
  return { decision: decideGate(legs, rules, terms), terms };
}

async function findPolicy(suiteFile: string | undefined): Promise<string> {
  const places = [policyName, ...(suiteFile === undefined ? [] : [join(dirname(suiteFile), policyName)])];
  for (const place of places) {
    if (await isThere(place)) return place;
  }
  throw new UserError(
    `There is no gate policy (${policyName}) here or beside the suite, so nothing says what a release must show. Name one with --policy FILE, or write one: docs/gate.md describes it.`,
    3,
  );
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
