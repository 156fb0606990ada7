import { poll } from '../../../harness/time/poll.ts';
import { pacePollMs } from '../budgets.ts';

/**
 * Spreads new connections over time. Enforcers that decide on packets in a process (kube-network-policies, DNS proxies) have a
 * short queue for them: observed with kube-network-policies 1.1, 700 connections at once filled its socket, and for that moment
 * SYNs were lost or passed without a decision.
 */
export class Pacer {
  readonly #perSecond: number;
  #freeAt = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Returns when it is the turn of this many new connections. @throws the signal's reason */
  async admit(count: number, signal: AbortSignal): Promise<void> {
    const at = Math.max(performance.now(), this.#freeAt);
    const waitMs = at - performance.now();
    this.#freeAt = at + (count * 1_000) / this.#perSecond;
    if (waitMs <= 0) return;
    const look = (): true | undefined => (performance.now() >= at ? true : undefined);
    await poll('the turn of a batch', look, { everyMs: pacePollMs, withinMs: 2 * waitMs + 1_000, signal });
  }
}
