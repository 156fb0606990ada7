import type { LearnedNames } from '../names/learned-names.ts';
import type { Network } from '../network/network.ts';
import type { DropWatch } from './drop-watch.ts';
import type { KernelLosses } from './kernel-losses.ts';
import type { SilenceClock } from './silence-clock.ts';

/** What probes need of the cluster. */
export interface ProbeContext {
  readonly network: Pick<Network, 'find' | 'findService' | 'hosts' | 'node'>;
  readonly drops: Pick<DropWatch, 'watch' | 'drain'>;
  readonly losses: Pick<KernelLosses, 'startOver' | 'describe'>;
  readonly silence: Pick<SilenceClock, 'wait'>;
  readonly decisions: Decisions;
  readonly learned: Pick<LearnedNames, 'matterTo' | 'forget'>;
}

/** Texts of the denials of the rules in force. */
export interface Decisions {
  /** @param prefix as the log of drops holds it */
  textOf(prefix: string): string;
}
