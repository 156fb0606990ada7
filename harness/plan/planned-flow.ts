import type { ProbeRequest } from '../cluster/probe-request.ts';
import type { Expectation } from '../suite/expectation.ts';

/** One expectation of a cell in one IP family, with the probe that will observe it. */
export interface PlannedFlow {
  /** Unique in its cell and the same in every run: `prometheus → controller:8080/TCP`. */
  readonly id: string;
  readonly cell: string;
  readonly direction: 'ingress' | 'egress';
  readonly expectation: Expectation;
  /** Its id is unique in the run. */
  readonly request: ProbeRequest;
  /** Why no cluster can send its packets; it is skipped with this reason. */
  readonly obstacle?: string;
}
