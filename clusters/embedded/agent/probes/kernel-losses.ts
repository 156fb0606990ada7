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
  #before: Counts = { overruns: 0, packets: 0 };

  constructor(drops: Pick<DropWatch, 'overruns'>) {
    this.#drops = drops;
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
      const count = String(packets - this.#before.packets);
      lost.push(
        `The kernel's table of connections was full and ${count} packets were lost: raise net.netfilter.nf_conntrack_max (${readLimit()}).`,
      );
    }
    return lost.join(' ');
  }

  #count(): Counts {
    return { overruns: this.#drops.overruns, packets: countLostPackets() };
  }
}

/** The column `drop` over all processors; 0 where this kernel does not count. Source: nf_conntrack_standalone.c (ct_cpu_seq_show). */
function countLostPackets(): number {
  const [head = '', ...processors] = read('/proc/self/net/stat/nf_conntrack').trim().split('\n');
  const column = head.trim().split(/\s+/).indexOf('drop');
  return processors.reduce((sum, line) => sum + Number.parseInt(line.trim().split(/\s+/)[column] ?? '0', 16), 0);
}

function readLimit(): string {
  return `now ${read('/proc/sys/net/netfilter/nf_conntrack_max').trim() || 'unknown'}`;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
