import type { SourceSpec } from '../source/source-spec.ts';
import type { Peer } from './peer.ts';
import { ownValue } from './problem.ts';
import type { Scenario } from './scenario.ts';
import type { Claim, EngineSpec, SubjectSpec, Suite } from './suite.ts';
import { type CastDeclaration, type NoPeers, type ScenarioDeclaration, type Words, wordsOf } from './words.ts';

/** A suite in TypeScript; what it leaves out is empty. */
export interface SuiteDeclaration<
  Engine extends string,
  Subject extends string,
  Peers extends Readonly<Record<string, Peer>>,
  ClaimId extends string,
  Row extends string,
> extends CastDeclaration<Engine, Subject, Peers, ClaimId, Row> {
  /** For messages and results; absent: the file that it is read from, or `suite`. */
  readonly name?: string;
  readonly source?: SourceSpec;
  readonly notJudged?: Readonly<Record<string, string>>;
  /** A list, or a function of the words that know the suite's names. */
  readonly scenarios:
    | readonly ScenarioDeclaration<NoInfer<Engine>, NoInfer<Peers>, NoInfer<ClaimId>>[]
    | ((
        words: Words<NoInfer<Engine>, NoInfer<Subject>, NoInfer<Peers>, NoInfer<ClaimId>, NoInfer<Row>>,
      ) => readonly ScenarioDeclaration<NoInfer<Engine>, NoInfer<Peers>, NoInfer<ClaimId>>[]);
}

/** A suite's name where nothing says one. */
export const unnamedSuite = 'suite';

/**
 * A suite in TypeScript, whose ids of engines, subjects, peers, claims and rows are types: a scenario with a name that the suite does not
 * have does not compile. What no compiler has seen is checked when the suite is read from its file, or by `checkSuite`; keys that do not
 * belong are kept until then.
 */
export function defineSuite<
  const Engine extends string,
  const Peers extends Readonly<Record<string, Peer>> = NoPeers,
  const ClaimId extends string = never,
  const Subject extends string = never,
  const Row extends string = never,
>(declaration: SuiteDeclaration<Engine, Subject, Peers, ClaimId, Row>): Suite {
  const scenarios = typeof declaration.scenarios === 'function' ? declaration.scenarios(wordsOf(declaration)) : declaration.scenarios;
  const engines = mapRecord(declaration.engines, (engine: Partial<EngineSpec>, name): EngineSpec =>
    isMap(engine) ? { values: {}, dialects: [name], ...engine } : engine,
  );
  const claims = mapRecord(declaration.claims, (claim: string | Claim): Claim => (typeof claim === 'string' ? { text: claim } : claim));
  const subjects = mapRecord(declaration.subjects ?? {}, (subject: Partial<SubjectSpec>): SubjectSpec =>
    isMap(subject) ? { labels: {}, ports: {}, ...subject } : subject,
  );
  const complete = (scenario: ScenarioDeclaration<Engine, Peers, ClaimId>): Scenario =>
    isMap(scenario) ? { engines: Object.keys(engines), title: titleOf(scenario.claim, claims), values: () => ({}), ...scenario } : scenario;
  return {
    ...declaration,
    name: declaration.name ?? unnamedSuite,
    engines,
    subjects,
    peers: declaration.peers ?? {},
    claims,
    tables: declaration.tables ?? [],
    notJudged: declaration.notJudged ?? {},
    scenarios: isList(scenarios) ? scenarios.map(complete) : scenarios,
  };
}

function titleOf(claim: string, claims: Readonly<Record<string, Claim>>): string {
  return isMap(claims) ? (ownValue(claims, claim)?.text ?? claim) : claim;
}

/** What no compiler has seen may be anything, which is for the check to say. */
function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function mapRecord<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, key: string) => To,
): Readonly<Record<string, To>> {
  return isMap(record) ? Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)])) : record;
}
