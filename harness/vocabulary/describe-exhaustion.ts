/** What to do about a resource that this machine or this process has no more of, by errno. Source: errno(3), getrlimit(2). */
const remedies: ReadonlyMap<unknown, string> = new Map([
  ['EMFILE', 'This process may open no more files: raise the limit with "ulimit -n 4096" in the same shell, and run again.'],
  ['ENFILE', 'This machine has no more files to open: end other programs, or raise fs.file-max.'],
  ['ENOSPC', 'No space is left: make some on the disk that the message names (or in TMPDIR), and run again.'],
  ['EDQUOT', 'The quota of the disk is used up: make space, or point TMPDIR elsewhere, and run again.'],
  ['ENOMEM', 'No memory is left: end other programs, or run fewer scenarios at a time, and run again.'],
  ['EAGAIN', 'No further process can be started: end other programs, or raise the limit with "ulimit -u", and run again.'],
]);

/**
 * Where an error means that something ran out (file descriptors, space, memory, processes): what happened, and what to do. Undefined for
 * any other error.
 */
export function describeExhaustion(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const remedy = remedies.get(errnoOf(error));
  return remedy === undefined ? undefined : `${error.message}. ${remedy}`;
}

/** Node gives a child process no streams where there is no file descriptor left (EMFILE, ENFILE); execa stumbles over that first. */
function errnoOf(error: Error): unknown {
  if (error instanceof TypeError && error.message === 'subprocess.stdio is not iterable') return 'EMFILE';
  if ('code' in error) return error.code;
  return error.cause instanceof Error ? errnoOf(error.cause) : undefined;
}
