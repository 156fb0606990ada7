import { readFileSync } from 'node:fs';
import type { DropWatch } from './drop-watch.ts';

/** What the kernel had to throw away so far. */
interface Counts {
  /** Times that records of drops did not fit the socket's buffer. */
  readonly overruns: number;
  /** Packets that the full table of connections had no place for. */
  readonly packets: number;
}

/** Knows why an observation may be missing: what the kernel lost while a batch of probes was under way. */
export class KernelLosses {
  readonly #drops: Pick<DropWatch, 'overruns'>;
  readonly #read: (path: string) => string;
  #before: Counts = { overruns: 0, packets: 0 };

  /** @param read the text of a file, empty where there is none */
  constructor(drops: Pick<DropWatch, 'overruns'>, read: (path: string) => string = readIfThere) {
    this.#drops = drops;
    this.#read = read;
  }

  /** A batch begins: what was lost before is no reason for anything in it. */
  startOver(): void {
    this.#before = this.#count();
  }

  /** What was lost since the batch began, and what to do, as sentences; empty where nothing was. */
  describe(): string {
    const { overruns, packets } = this.#count();
    const lost: string[] = [];
    if (overruns > this.#before.overruns) {
      lost.push('The kernel lost records of drops (NFLOG, ENOBUFS): raise net.core.rmem_max, or use a machine with less load.');
    }
    if (packets > this.#before.packets) {
      const limit = this.#read('/proc/sys/net/netfilter/nf_conntrack_max').trim() || 'unknown';
      const count = String(packets - this.#before.packets);
      lost.push(
        `The kernel's table of connections was full and ${count} packets were lost: raise net.netfilter.nf_conntrack_max (now ${limit}).`,
      );
    }
    return lost.join(' ');
  }

  #count(): Counts {
    return { overruns: this.#drops.overruns, packets: countLostPackets(this.#read('/proc/self/net/stat/nf_conntrack')) };
  }
}

/** The column `drop` over all processors; 0 where this kernel does not count. Source: nf_conntrack_standalone.c (ct_cpu_seq_show). */
function countLostPackets(table: string): number {
  const [head = '', ...processors] = table.trim().split('\n');
  const column = head.trim().split(/\s+/).indexOf('drop');
  return processors.reduce((sum, line) => sum + Number.parseInt(line.trim().split(/\s+/)[column] ?? '0', 16), 0);
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
