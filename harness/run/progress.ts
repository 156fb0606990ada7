/** What a run tells while it works; a stage's `done` counts up to its `total`. */
export interface ProgressEvent {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** Takes progress events. */
export type OnProgress = (event: ProgressEvent) => void;
