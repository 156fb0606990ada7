/** A folder with what it holds, and which rooms of its own floor it may know. */
export interface Room {
  readonly room: string;
  /** Markdown. */
  readonly holds: string;
  readonly beside?: readonly string[];
}

/** Rooms that may know every room below them. */
export interface Floor {
  readonly name: string;
  readonly rooms: readonly Room[];
}

/** From the lowest to the highest. */
export const floors: readonly Floor[];
