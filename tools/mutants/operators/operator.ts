import type { Engine } from '../../../scenarios/engines.ts';
import type { Change } from '../tree/change-at.ts';
import type { Path, Place } from '../tree/place.ts';

/** One way to change a value of a rendered policy. */
export interface Edit {
  readonly change: Change;
  /** What changes, in words, e.g. `8080 → 8081`. */
  readonly text: string;
  /** The value that it is about, where that is only a part of the place's. */
  readonly about?: Path;
}

/** The edits of one operator at one place of a policy object of one dialect; none where it has nothing to change. */
export type FindEdits = (place: Place) => readonly Edit[];

/** A way in which a chart could be wrong, for every dialect that can say it. */
export interface Operator {
  readonly id: string;
  /** The mistake in words. */
  readonly title: string;
  readonly edits: Readonly<Record<Engine, FindEdits>>;
}

/** For a dialect in which an operator's mistake can't be made. */
export const noEdits: FindEdits = () => [];
