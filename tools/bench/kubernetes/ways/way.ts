/** Another way to probe flows in a cluster, to compare with. */
export interface Way {
  readonly name: string;
  /** Flows that it is measured with: as many as take some seconds. */
  readonly flows: number;
  /** Probe them. @returns milliseconds a flow */
  measure(): Promise<number>;
}
