import type { Policy } from '../../policy/ir/policy.ts';
import type { PodEndpoint } from '../../vocabulary/endpoint.ts';
import type { Manifest } from '../../vocabulary/manifest.ts';
import type { PolicyRef } from '../../vocabulary/policy-ref.ts';

/** A direction of a pod's traffic. */
export type Direction = 'ingress' | 'egress';

/** Both. */
export const directions = ['ingress', 'egress'] as const satisfies readonly Direction[];

/** How a list or a map stands in a manifest. */
export type Written = 'missing' | 'null' | 'empty' | 'filled';

/** How a value is written. */
export function writtenAs(value: unknown): Written {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : 'filled';
  if (typeof value === 'string') return value === '' ? 'empty' : 'filled';
  return typeof value === 'object' && Object.keys(value).length === 0 ? 'empty' : 'filled';
}

/** A policy object as its author wrote it, in words that all dialects share. */
export interface PolicyReading {
  readonly dialect: string;
  readonly manifest: Manifest;
  readonly ref: PolicyRef;
  readonly scope: 'namespaced' | 'cluster';
  /** Its specs: one, but for `specs` of Cilium. */
  readonly parts: readonly PolicyPart[];
  /** What it compiles to; empty where its dialect refuses it. */
  readonly compiled: readonly Policy[];
  /** The tier that it is in. */
  readonly tier: string;
}

/** A spec. */
export interface PolicyPart {
  /** `spec`, `specs[0]`. */
  readonly path: string;
  readonly subject: Selection;
  readonly ingress: DirectionReading;
  readonly egress: DirectionReading;
  /** Of both directions, each direction in its order. */
  readonly rules: readonly RuleReading[];
}

/** What is written of a direction. */
export interface DirectionReading {
  readonly written: Written;
  /** Where it is written, or would be. */
  readonly path: string;
  /** Whether the policy's types name it; `implied` where they leave that to the rules. */
  readonly named: 'yes' | 'no' | 'implied';
}

/** Pods by their labels. */
export interface Selection {
  readonly path: string;
  readonly text: string;
  /** What pods must have; conditions of other kinds are not among them. */
  readonly terms: readonly LabelTerm[];
  readonly selects: (pod: PodEndpoint) => boolean;
}

/** A label that has to be there with one of these values. */
export interface LabelTerm {
  readonly key: string;
  readonly values: readonly string[];
}

/** One rule. */
export interface RuleReading {
  readonly path: string;
  readonly direction: Direction;
  readonly action: 'allow' | 'deny' | 'pass' | 'log';
  readonly peers: PeersReading;
  readonly ports: PortsReading;
  /** `all`: the reading holds every condition of the rule. `some`: there are others (ICMP, negations, names of Services), so that two rules can't be compared. */
  readonly conditions: 'all' | 'some';
}

/** Whom a rule is about. */
export type PeersReading =
  | { readonly kind: 'everyone'; readonly written: Written; readonly path: string }
  | { readonly kind: 'nobody'; readonly written: Written; readonly path: string }
  | { readonly kind: 'some'; readonly items: readonly PeerReading[]; readonly path: string };

/** One of the alternatives of a rule's peers. */
export type PeerReading = {
  readonly path: string;
  /** Equal for two that mean the same. */
  readonly key: string;
} & (
  | ({ readonly kind: 'pods'; /** `own`: the policy's. */ readonly namespaces: 'own' | 'selected' } & Pick<
      Selection,
      'text' | 'terms' | 'selects'
    >)
  | { readonly kind: 'cidr'; readonly cidr: string; readonly except: readonly string[] }
  | { readonly kind: 'other'; readonly text: string }
);

/** To which ports. */
export type PortsReading =
  | { readonly kind: 'every'; readonly written: Written; readonly path: string }
  | { readonly kind: 'some'; readonly items: readonly PortReading[]; readonly path: string };

/** One of the alternatives of a rule's ports. */
export interface PortReading {
  readonly path: string;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP' | 'any';
  readonly port:
    { readonly kind: 'range'; readonly first: number; readonly last: number } | { readonly kind: 'name'; readonly name: string };
}

/** Every port of a protocol. */
export const everyPort = { kind: 'range', first: 1, last: 65_535 } as const;
