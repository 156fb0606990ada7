import { defineTests } from '../mocha/define-tests.ts';
import * as words from '../harness/suite/expectation.ts';
import type { Expectation, ExpectationDetails } from '../harness/suite/expectation.ts';
import type { Places as AnyPlaces } from '../harness/suite/places.ts';
import { mergeValues } from '../harness/source/merge-values.ts';
import type { Scenario as AnyScenario } from '../harness/suite/scenario.ts';
import type { DecidedVerdict } from '../harness/vocabulary/verdict.ts';
import type { peers } from './cast.ts';
import type { ClaimId } from './claims.ts';
import type { Engine } from './engines.ts';
import { suiteEngines } from './suite-engines.ts';

type Peers = typeof peers;
type PeerName = keyof Peers;
type NamespaceOf<Name extends PeerName> = Peers[Name] extends {
  readonly namespace: { readonly kind: 'generated'; readonly name: infer Short extends string };
}
  ? Short
  : never;
type HostName = { [Name in PeerName]: Peers[Name]['kind'] extends 'host' ? Name : never }[PeerName];

/** Who can be the source of a flow. */
export type Role = 'controller' | 'node' | 'apiserver' | 'dns' | PeerName;

/** Where a flow goes. The controller's ports are those of its workload, by name or number. */
export type Target =
  | `controller:${string}`
  | { [Name in PeerName]: `${Name}:${Extract<keyof Peers[Name]['ports'], string>}` }[PeerName]
  | `dns:${'dns' | 'other' | 'other-udp'}`
  | `apiserver:${'api' | 'kubelet' | 'service'}`;

/** The names and addresses of a run. */
export type Places = AnyPlaces<{ [Name in PeerName]: NamespaceOf<Name> }[PeerName], HostName>;

/** A scenario of this suite. */
export interface Scenario extends Omit<AnyScenario, 'claim' | 'engines' | 'values' | 'expect' | 'checks' | 'foreignPolicies'> {
  readonly claim: ClaimId;
  readonly engines: readonly Engine[];
  values(places: Places, engine: Engine): ReturnType<AnyScenario['values']>;
  expect(engine: Engine): readonly Expectation[];
  checks?(engine: Engine): ReturnType<NonNullable<AnyScenario['checks']>>;
  foreignPolicies?(places: Places): ReturnType<NonNullable<AnyScenario['foreignPolicies']>>;
}

/** The flow must be allowed, because… */
export function allowed(source: Role, target: Target, because: string, details?: ExpectationDetails): Expectation {
  return words.allowed(source, target, because, details);
}

/** The flow must be denied, because… */
export function denied(source: Role, target: Target, because: string, details?: ExpectationDetails): Expectation {
  return words.denied(source, target, because, details);
}

/** The flow must have the verdict that a value decides, because… */
export function expected(
  verdict: DecidedVerdict,
  source: Role,
  target: Target,
  because: string,
  details?: ExpectationDetails,
): Expectation {
  return words.expected(verdict, source, target, because, details);
}

/** Modes whose defaults the specification leaves open: a scenario that says nothing of them means them off. */
const modesOff = { webhook: { enabled: false }, gate: { enabled: false } };

/** A scenario as every suite knows it. */
export function scenario(definition: Scenario): AnyScenario {
  const complete: Scenario = { ...definition, values: (places, engine) => mergeValues(modesOff, definition.values(places, engine)) };
  // The words above are narrower than a suite's: what takes fewer engines and places than there may be takes all that there are here.
  return complete;
}

/** The scenarios of a file, and, under mocha, one `it` for each of their expectations. */
export function specFile(...scenarios: readonly AnyScenario[]): readonly AnyScenario[] {
  defineTests(scenarios, { engines: suiteEngines });
  return scenarios;
}
