import type { SourceSpec } from '../source/source-spec.ts';
import type { Table } from '../vocabulary/table.ts';
import type { Peer } from './peer.ts';
import type { Scenario } from './scenario.ts';
import type { Values } from './values.ts';

/** What is promised of a source: engines, cast, claims, tables, scenarios. Plain data but for the functions of scenarios. */
export interface Suite {
  /** For messages and results: where it was read, e.g. `netpol.yaml`. */
  readonly name: string;
  /** What it is about, where it says so; paths are absolute. */
  readonly source?: SourceSpec;
  /** The columns of every table, in order. */
  readonly engines: Readonly<Record<string, EngineSpec>>;
  /** Additions to what the source renders, by the subject's name. */
  readonly subjects: Readonly<Record<string, SubjectSpec>>;
  readonly peers: Readonly<Record<string, Peer>>;
  readonly claims: Readonly<Record<string, Claim>>;
  readonly tables: readonly Table[];
  readonly scenarios: readonly Scenario[];
  /** The scenario of commands that work on one cell where none is named; absent: the first. */
  readonly example?: string;
  /** Kinds (`group/Kind`) that look like policies and that this suite says nothing about, with the reason. */
  readonly notJudged: Readonly<Record<string, string>>;
}

/** A named way to render the source. */
export interface EngineSpec {
  /** Values that choose it, over those of the scenario. */
  readonly values: Values;
  /** The dialects that it renders objects of; another one, or none of these, is a failure of the source. */
  readonly dialects: readonly string[];
}

/** What rendering cannot know of a workload. */
export interface SubjectSpec {
  /** The workload's rendered name, where `*` stands for any text; absent: the subject's own name. */
  readonly workload?: string;
  /** Where several fit, it is the one with a container port of this name. */
  readonly portNamed?: string;
  /** Labels that its pods get at run time. */
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: Readonly<Record<string, SubjectPort>>;
}

/** How a port of a subject answers, and where it is when no container declares it. */
export interface SubjectPort {
  readonly application: 'tcp' | 'http' | 'tls' | 'udp' | 'sctp';
  /** Its number where no container declares a port of this name; absent: there is none then. */
  readonly port?: number;
  /** It shares the number of this other port. */
  readonly numberOf?: string;
  /** The number stands in only while this value, e.g. `gate.enabled`, is not true. */
  readonly unless?: string;
}

/** A sentence that is true or false. */
export interface Claim {
  readonly text: string;
  /** The engines that it speaks of; absent: all of the suite's. */
  readonly engines?: readonly string[];
}
