import type { ProbeRequest } from '../../../harness/cluster/probe-request.ts';
import type { Family } from '../../../harness/vocabulary/flow.ts';
import type { Observation } from '../../../harness/vocabulary/observation.ts';
import type { Service } from '../../../harness/vocabulary/world.ts';
import type { Check } from '../check.ts';
import type { CompiledRules } from '../nft/compiled-rules.ts';
import type { HostPlan } from './host-plan.ts';

/** What the cluster asks its agent to do. */
export type Order =
  | { readonly kind: 'build'; readonly network: NetworkPlan }
  | { readonly kind: 'enforce'; readonly rules: CompiledRules }
  | { readonly kind: 'release' }
  | { readonly kind: 'probe'; readonly requests: readonly ProbeRequest[] };

/** Hosts to add, and what is to hold from then on. */
export interface NetworkPlan {
  readonly hosts: readonly HostPlan[];
  readonly services: readonly Service[];
  /** Addresses by DNS name, lower case without the final dot. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** An order with the number that its answer repeats. */
export interface OrderMessage {
  readonly kind: 'order';
  readonly number: number;
  readonly order: Order;
}

/** What the agent says: once how it started, then one answer to each order, and now and then that it is still at it. */
export type AgentMessage =
  | { readonly kind: 'started'; readonly families: readonly Family[]; readonly checks: readonly Check[] }
  | { readonly kind: 'alive' }
  | { readonly kind: 'done'; readonly number: number }
  | { readonly kind: 'probed'; readonly number: number; readonly observations: ReadonlyMap<string, Observation> }
  | { readonly kind: 'failed'; readonly number: number; readonly message: string };

const agentKinds: ReadonlySet<unknown> = new Set<AgentMessage['kind']>(['started', 'alive', 'done', 'probed', 'failed']);

/** Whether something that came over the channel is a message of the agent's: both ends are of one version, so its kind is enough. */
export function isAgentMessage(value: unknown): value is AgentMessage {
  return typeof value === 'object' && value !== null && 'kind' in value && agentKinds.has(value.kind);
}

/** Whether something that came over the channel is an order. */
export function isOrderMessage(value: unknown): value is OrderMessage {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'order';
}
