import type { LearnedNames } from '../names/learned-names.ts';
import type { Network } from '../network/network.ts';
import type { DropWatch } from './drop-watch.ts';
import type { KernelLosses } from './kernel-losses.ts';
import type { SilenceClock } from './silence-clock.ts';

/** What probes need to know of the cluster. */
export interface ProbeContext {
  readonly network: Network;
  readonly drops: DropWatch;
  readonly losses: KernelLosses;
  readonly silence: SilenceClock;
  readonly decisions: Decisions;
  readonly learned: LearnedNames;
}

/** Texts of the denials of the rules in force. */
export interface Decisions {
  /** @param prefix as the log of drops holds it */
  textOf(prefix: string): string;
}
