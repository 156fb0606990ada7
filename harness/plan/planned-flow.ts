import type { ProbeRequest } from '../cluster/probe-request.ts';
import type { FlowExpectation } from '../scenario/expectation.ts';

/** One expectation of a cell in one IP family, with the probe that will observe it. */
export interface PlannedFlow {
  /** Unique in its cell and the same in every run: `prometheus → controller:8080/TCP`. */
  readonly id: string;
  readonly cell: string;
  readonly direction: 'ingress' | 'egress';
  readonly expectation: FlowExpectation;
  /** Its id is unique in the run. */
  readonly request: ProbeRequest;
}
