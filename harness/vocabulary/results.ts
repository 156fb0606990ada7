import type { Engine } from './engine.ts';
import type { Family } from './flow.ts';
import type { Observation } from './observation.ts';
import type { Outcome } from './outcome.ts';
import type { Phase } from './phase.ts';
import type { Prediction } from './prediction.ts';
import type { Protocol } from './protocol.ts';
import type { SourceInfo } from './source-info.ts';
import type { SuiteInfo } from './suite-info.ts';
import type { ExitCode } from './user-error.ts';
import type { DecidedVerdict, Verdict } from './verdict.ts';

/** Everything a run found; the one thing reporters read. Written as `results.json`. */
export interface Results {
  readonly schemaVersion: 2;
  readonly run: RunInfo;
  readonly suite: SuiteInfo;
  readonly cells: readonly CellResult[];
  readonly summary: Summary;
}

/** About the run as a whole. */
export interface RunInfo {
  readonly id: string;
  readonly startedAt: string;
  readonly durationMs: number;
  /** `partial`: it was interrupted; what is in `cells` holds, the rest is missing. */
  readonly completeness: 'complete' | 'partial';
  readonly tool: { readonly name: string; readonly version: string };
  readonly cluster: ClusterInfo;
  readonly source: SourceInfo;
  readonly shard?: { readonly index: number; readonly of: number };
  /** Whether the whole catalogue was asked for (of a shard: its part of it), or flags chose some of it. Absent: not known. */
  readonly selection?: 'catalogue' | 'part';
  /** Where the time of the run went, in order. */
  readonly stages: readonly Stage[];
  /** What stopped the run as a whole before all cells were judged, in words. */
  readonly problem?: string;
}

/** A part of the run with its duration, e.g. `render`, `open`, `enforced`. */
export interface Stage {
  readonly name: string;
  readonly durationMs: number;
}

/** Where probes ran. `evidence: 'prediction'` means no packet was sent: never a proof. */
export interface ClusterInfo {
  readonly name: string;
  readonly cni: string;
  readonly evidence: 'packets' | 'prediction';
  readonly details: Readonly<Record<string, string>>;
}

/** One scenario × one engine × one cluster. */
export interface CellResult {
  readonly id: string;
  readonly scenario: string;
  readonly claim: string;
  readonly title: string;
  readonly engine: Engine;
  readonly namespace: string;
  readonly outcome: Outcome;
  /** Why a cell as a whole is not ok: skipped, a render error, a phase that did not hold. */
  readonly reason?: string;
  readonly values: unknown;
  /** The policy objects that were applied, as YAML, with the file each came from. */
  readonly policies: readonly RenderedPolicy[];
  readonly timeToEnforceMs?: number;
  readonly flows: readonly FlowResult[];
  readonly checks: readonly CheckResult[];
  /** Objects of the source that were not judged, e.g. because they do not last. */
  readonly leftOut?: readonly LeftOut[];
}

/** An object that was rendered and not judged. */
export interface LeftOut {
  /** `templates/x.yaml: Kind name`. */
  readonly object: string;
  readonly reason: string;
}

/** A policy object as rendered. */
export interface RenderedPolicy {
  readonly ref: string;
  readonly file: string;
  readonly yaml: string;
  /** Every rule of it, in the order the model tries them; empty where the object was not compiled. */
  readonly rules: readonly RenderedRule[];
  /** Where the source begins the object; absent where the cell is ok, or its files are not to be pointed at. */
  readonly source?: TemplateLine;
}

/** A line of a file of the source. */
export interface TemplateLine {
  /** Path in the source's folder, e.g. `templates/policies/calico.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A rule of a rendered policy. A flow exercises it where a step of the flow's prediction names policy and rule and matched. */
export interface RenderedRule {
  readonly direction: 'ingress' | 'egress';
  /** Field path in the object, e.g. `spec.ingress[0]`, as in `TraceStep.rule`. */
  readonly path: string;
  readonly action: 'allow' | 'deny' | 'pass' | 'log';
  /** Where the source writes the rule; absent where that is not known, e.g. of a rule that is passed through from values. */
  readonly source?: TemplateLine;
  /**
   * It matches no flow in any world, by its dialect's definition: Cilium's empty rule, which only switches the default deny on. No
   * flow can exercise it. Absent for every other rule, one whose selector finds nobody in this world included.
   */
  readonly vacuous?: true;
}

/** One flow, with what was declared, predicted and observed. */
export interface FlowResult {
  /** Unique in its cell; stable over runs: `worker→api:8080/TCP`. */
  readonly id: string;
  readonly direction: 'ingress' | 'egress';
  readonly source: string;
  readonly destination: string;
  /** The destination and its port in the suite's words: `api:http`. */
  readonly target?: string;
  /** How the destination is addressed: `10.244.1.7:8080`, `name bucket.example.com`, `Service default/kubernetes`. */
  readonly address: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly family: Family;
  /** Row of the suite's tables, e.g. `ingress/metrics`; absent for flows that no table holds. */
  readonly row?: string;
  /** Why it is declared so. */
  readonly because?: string;
  /** Absent: nobody declared anything of it; predicted and observed are compared, and nobody is accused. */
  readonly declared?: DecidedVerdict;
  readonly predicted?: Prediction;
  /** By phase; a phase that did not happen is absent. */
  readonly observed: Partial<Readonly<Record<Phase, Observation>>>;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  /** Why it is not ok, in words; names a known deviation by id. */
  readonly reason?: string;
  /** Two of declared, predicted and observed that disagree. */
  readonly findings: readonly Finding[];
  /** A command that repeats this flow. */
  readonly repeat: string;
}

/** A disagreement of a named kind. */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
}

/**
 * Kinds of disagreement. `source-defect`: declared≠predicted, the source or what is declared of it; `enforcer-deviation`: predicted≠observed,
 * the enforcer or the model; `wrong-verdict`: declared≠observed, where nothing is predicted.
 */
export const findingKinds = ['source-defect', 'enforcer-deviation', 'wrong-verdict'] as const;

/** One of them. */
export type FindingKind = (typeof findingKinds)[number];

/** An expectation that is not about a flow: what is rendered, what is refused. */
export interface CheckResult {
  readonly id: string;
  readonly because: string;
  readonly outcome: Outcome;
  readonly reason?: string;
}

/** Counts and the exit code that follows from them. */
export interface Summary {
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
  readonly cells: Readonly<Record<Outcome, number>>;
  readonly flows: Readonly<Record<Outcome, number>>;
  readonly checks: Readonly<Record<Outcome, number>>;
  readonly probes: number;
}
