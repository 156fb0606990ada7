import type { Table } from './table.ts';

/** What a run's results say of its suite, so that reports need nothing else: the order of columns and claims, the sentences, the tables. */
export interface SuiteInfo {
  /** Where it was read, e.g. `netpol.yaml`. */
  readonly name: string;
  /** The columns of every table, in order. */
  readonly engines: readonly EngineInfo[];
  /** By id, in the order of reports. */
  readonly claims: Readonly<Record<string, ClaimInfo>>;
  readonly cast: { readonly subjects: readonly string[]; readonly peers: readonly PeerInfo[] };
  readonly tables: readonly Table[];
}

/** A named way to render the source. */
export interface EngineInfo {
  readonly id: string;
  /** The dialects that it renders objects of. */
  readonly dialects: readonly string[];
}

/** A sentence that is true or false. */
export interface ClaimInfo {
  readonly text: string;
  /** The engines that it speaks of; absent: all of the suite's. */
  readonly engines?: readonly string[];
}

/** Somebody who is no subject. */
export interface PeerInfo {
  readonly id: string;
  /** In words, e.g. `namespace monitoring`. */
  readonly where: string;
}
