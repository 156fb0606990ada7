import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** What this process holds, and what it has started, at one moment. */
export interface Sample {
  /** Runs done before. */
  readonly run: number;
  /** Open file descriptors of this process. */
  readonly descriptors: number;
  /** Processes that this one has started, and theirs, wherever in the tree of processes they are now. */
  readonly processes: number;
  /** Network, user and mount namespaces that those processes are in and this one is not. */
  readonly namespaces: number;
  /** Mounts below the folder for temporary files, and named network namespaces; others of this machine come and go. */
  readonly mounts: number;
  /** Files and folders below the folder for temporary files. */
  readonly files: number;
  /** Of the heap, after a collection, with what lies outside it for its objects. */
  readonly heapKiB: number;
  /** What the kernel has in memory for this process. */
  readonly residentKiB: number;
}

/** A variable of the environment that every process of a soak inherits, so that an orphan is known by it. */
export const soakMark = 'NETPOL_CONFORMANCE_SOAK';

const kinds = ['net', 'user', 'mnt'] as const;
const kib = 1024;

/** Look once. @param collect the collector that `--expose-gc` offers */
export function takeSample(run: number, collect: () => void): Sample {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  const started = findStarted();
  const own = new Set(kinds.map((kind) => namespaceOf('self', kind)));
  const entered = new Set(started.flatMap((pid) => kinds.map((kind) => namespaceOf(pid, kind))).filter((found) => found !== ''));
  return {
    run,
    descriptors: readdirSync('/proc/self/fd').length,
    processes: started.length,
    namespaces: [...entered].filter((found) => !own.has(found)).length,
    mounts: countMounts(),
    files: readdirSync(tmpdir(), { recursive: true }).length,
    heapKiB: Math.round((heapUsed + external) / kib),
    residentKiB: Math.round(rss / kib),
  };
}

/** The fifth column is where something is mounted: proc_pid_mountinfo(5). */
function countMounts(): number {
  const places = read('/proc/self/mountinfo')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '');
  return places.filter((place) => place.startsWith(tmpdir()) || place.startsWith('/run/netns/')).length;
}

/** Processes that carry this soak's mark. This one set its own after it was started, where /proc shows none. */
function findStarted(): readonly string[] {
  const mark = `${soakMark}=${process.env[soakMark] ?? ''}`;
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && read(`/proc/${name}/environ`).split('\0').includes(mark));
}

function namespaceOf(pid: string, kind: (typeof kinds)[number]): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/${kind}`);
  } catch {
    return '';
  }
}

/** Processes end while one looks, and others' are not to be read. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
