import type { Application } from '../cluster/listener.ts';
import type { PodSpec } from '../cluster/topology.ts';
import type { Family } from '../vocabulary/flow.ts';
import type { Protocol } from '../vocabulary/protocol.ts';

/** Who can be the source or the destination of a flow of a cell. */
export interface Actor {
  /** As the suite says it: `api`, `api.1`, `prometheus`. */
  readonly name: string;
  /** Its endpoint in the world. */
  readonly endpoint: string;
  /**
   * A pod of a workload of the source; a pod beside it in its namespace; a pod elsewhere; a node, the apiserver, the DNS; a host outside.
   */
  readonly role: 'subject' | 'beside' | 'peer' | 'node' | 'apiserver' | 'dns' | 'host';
  readonly ports: readonly ActorPort[];
  /** Of which it has an address. */
  readonly families: readonly Family[];
  /** The pod to make for it; absent for hosts, and where the cluster has it. */
  readonly pod?: PodSpec;
  /** The Service in front of it. */
  readonly service?: { readonly namespace: string; readonly name: string };
  /** Why no packet of its flows can be sent, in words. */
  readonly obstacle?: string;
}

/** A port of somebody. */
export interface ActorPort {
  /** As suites call it. */
  readonly name: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly application: Application | 'sctp';
  /** `declared`: a target without a port means it too. `extra`: it has to be named. */
  readonly listing: 'declared' | 'extra';
}

/** Everyone of a cell, by name. */
export type Cast = ReadonlyMap<string, Actor>;
