/** What a run tells while it works: that a stage begins (`total` 0), then how far it is: `done` counts up to `total`. */
export interface ProgressEvent {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** Takes progress events. */
export type OnProgress = (event: ProgressEvent) => void;
