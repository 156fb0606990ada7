import { allowed, denied, type Expectation, type ExpectationDetails, expected } from './expectation.ts';
import type { Peer } from './peer.ts';
import type { Places } from './places.ts';
import type { Scenario } from './scenario.ts';
import type { standingPeers } from './standing-peers.ts';
import type { EngineSpec, SubjectSpec } from './suite.ts';
import type { DecidedVerdict } from '../vocabulary/verdict.ts';

/** The names that a suite's scenarios can use. Only the names matter here; `defineSuite` gives them a meaning. */
export interface CastDeclaration<
  Engine extends string = string,
  Subject extends string = string,
  Peers extends Readonly<Record<string, Peer>> = Readonly<Record<string, Peer>>,
  ClaimId extends string = string,
  Row extends string = string,
> {
  /** `dialects`: absent: the one that the engine is named after. */
  readonly engines: Readonly<Record<Engine, Partial<EngineSpec>>>;
  /** The workloads that scenarios name, with what rendering cannot know of them. */
  readonly subjects?: Readonly<Record<Subject, Partial<SubjectSpec>>>;
  readonly peers?: Peers;
  readonly claims: Readonly<Record<ClaimId, string | { readonly text: string; readonly engines?: readonly NoInfer<Engine>[] }>>;
  readonly tables?: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly { readonly id: Row; readonly title: string }[];
  }[];
}

/** No peers: no text is the name of one. */
export type NoPeers = Readonly<Record<typeof Symbol.toStringTag, never>>;

type Standing = typeof standingPeers;
type Numbers = `${number}` | `${number}/UDP` | `${number}/SCTP`;
type PortOf<Ports> = Extract<keyof Ports, string> | Numbers;
type TargetsOf<Cast extends Readonly<Record<string, { readonly ports: object }>>> = {
  [Name in Extract<keyof Cast, string>]: Name | `${Name}:${PortOf<Cast[Name]['ports']>}`;
}[Extract<keyof Cast, string>];
type StandingTargets = { [Name in keyof Standing]: Name | `${Name}:${PortOf<Standing[Name]['peer']['ports']>}` }[keyof Standing];
type SubjectNames<Subject extends string> = Subject | `${Subject}.${number}` | '*';

/** Who can be the source of a flow. */
export type SourceName<Subject extends string, Peers> = SubjectNames<Subject> | Extract<keyof Peers, string> | keyof Standing;

/** Where a flow can go. Ports of subjects are the source's own. */
export type TargetName<Subject extends string, Peers extends Readonly<Record<string, Peer>>> =
  SubjectNames<Subject> | `${SubjectNames<Subject>}:${string}` | TargetsOf<Peers> | StandingTargets;

type HostName<Peers> =
  { [Name in keyof Peers]: Peers[Name] extends { readonly kind: 'host' } ? Name : never }[keyof Peers] | 'internet' | 'metadata';
type NamespaceName<Peers> = {
  [Name in keyof Peers]: Peers[Name] extends { readonly namespace: { readonly kind: 'generated'; readonly name: infer Short } }
    ? Short
    : never;
}[keyof Peers];

/** A scenario of a suite with these names. `engines` absent: all; `title` absent: the claim's sentence. */
export type ScenarioDeclaration<Engine extends string, Peers, ClaimId extends string> = Omit<
  Scenario,
  'claim' | 'title' | 'engines' | 'values' | 'expect' | 'checks' | 'foreignPolicies'
> & {
  readonly claim: ClaimId;
  readonly title?: string;
  readonly engines?: readonly Engine[];
  /** Absent: the source's own. */
  values?(
    places: Places<Extract<NamespaceName<Peers>, string> | 'elsewhere', Extract<HostName<Peers>, string>>,
    engine: Engine,
  ): ReturnType<Scenario['values']>;
  expect(engine: Engine): readonly Expectation[];
  checks?(engine: Engine): ReturnType<NonNullable<Scenario['checks']>>;
  foreignPolicies?(
    places: Places<Extract<NamespaceName<Peers>, string> | 'elsewhere', Extract<HostName<Peers>, string>>,
  ): ReturnType<NonNullable<Scenario['foreignPolicies']>>;
};

/** What scenarios are written with: a name that the suite does not have does not compile. */
export interface Words<
  Engine extends string,
  Subject extends string,
  Peers extends Readonly<Record<string, Peer>>,
  ClaimId extends string,
  Row extends string,
> {
  readonly allowed: Say<SourceName<Subject, Peers>, TargetName<Subject, Peers>, Row>;
  readonly denied: Say<SourceName<Subject, Peers>, TargetName<Subject, Peers>, Row>;
  readonly expected: (
    verdict: DecidedVerdict,
    ...flow: Parameters<Say<SourceName<Subject, Peers>, TargetName<Subject, Peers>, Row>>
  ) => Expectation;
  /** A scenario by itself, for suites of several files. */
  readonly scenario: <const Declared extends ScenarioDeclaration<Engine, Peers, ClaimId>>(declared: Declared) => Declared;
}

/** Says of a flow what must be, because… */
export type Say<Source extends string, Target extends string, Row extends string> = (
  source: Source,
  target: Target,
  because: string,
  details?: Omit<ExpectationDetails, 'row'> & { readonly row?: Row },
) => Expectation;

/** The words for suites with these names. @param _cast only its type is used */
export function wordsOf<
  const Engine extends string,
  const Peers extends Readonly<Record<string, Peer>> = NoPeers,
  const ClaimId extends string = never,
  const Subject extends string = never,
  const Row extends string = never,
>(_cast: CastDeclaration<Engine, Subject, Peers, ClaimId, Row>): Words<Engine, Subject, Peers, ClaimId, Row> {
  return { allowed, denied, expected, scenario: (declared) => declared };
}
