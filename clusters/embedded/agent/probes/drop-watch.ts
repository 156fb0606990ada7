import { recordPollMs } from '../../../../harness/time/budgets.ts';
import type { DropLog, DropRecord } from '../netlink/drop-log.ts';
import type { FiveTuple } from '../netlink/packet.ts';

/** Tells probes when the enforcer wrote down that it dropped their packet. */
export class DropWatch {
  readonly #log: Pick<DropLog, 'drain'>;
  readonly #waiting = new Map<string, (prefix: string) => void>();
  #timer: NodeJS.Timeout | undefined;
  #overruns = 0;

  constructor(log: Pick<DropLog, 'drain'>) {
    this.#log = log;
  }

  /** How often the kernel had no room for a record and threw it away. */
  get overruns(): number {
    return this.#overruns;
  }

  /**
   * Call `onDrop` with the prefix of the rule that dropped a packet of this flow; at once, where the record is already there: forwarding
   * happens within the sender's system call, so it usually is. @returns a function that ends the wait
   */
  watch(flow: FiveTuple, onDrop: (prefix: string) => void): () => void {
    const key = keyOf(flow);
    this.#waiting.set(key, onDrop);
    this.drain();
    // The kernel may put off forwarding, so the log is read again while anyone waits.
    if (this.#waiting.size > 0)
      this.#timer ??= setInterval(() => {
        this.drain();
      }, recordPollMs);
    return () => {
      this.#end(key);
    };
  }

  /** Hand out the records that wait. Read after every packet, or the kernel's buffer overruns after some 250 of them. */
  drain(): void {
    const state = this.#log.drain((record) => {
      this.#deliver(record);
    });
    if (state === 'overrun') this.#overruns += 1;
  }

  #deliver({ packet, prefix }: DropRecord): void {
    const key = keyOf(packet);
    const onDrop = this.#waiting.get(key);
    this.#end(key);
    onDrop?.(prefix);
  }

  #end(key: string): void {
    this.#waiting.delete(key);
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

function keyOf({ protocol, source, sourcePort, destination, destinationPort }: FiveTuple): string {
  return `${String(protocol)} ${source} ${String(sourcePort)} ${destination} ${String(destinationPort)}`;
}
