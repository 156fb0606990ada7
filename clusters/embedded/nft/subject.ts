/** A pod that policies can select, by the node's interface to it. */
export interface Subject {
  readonly id: string;
  readonly interface: string;
  /** It can reach itself through a Service, which policies never filter. */
  readonly backsService: boolean;
}
