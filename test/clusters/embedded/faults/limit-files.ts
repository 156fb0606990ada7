import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import koffi from 'koffi';

const prlimit: (pid: number, resource: number, next: BigUint64Array | null, previous: BigUint64Array | null) => number = koffi
  .load(null)
  .func('int prlimit(int, int, const void *, _Out_ void *)');

/** RLIMIT_NOFILE of asm-generic/resource.h. */
const openFiles = 7;

/** Let a process open so many file descriptors more than it has. It needs no file descriptor itself, so that the limit can be lifted again. */
export function limitFiles(pid: number, spare: number): void {
  const open = new Set(readdirSync(`/proc/${String(pid)}/fd`).map(Number));
  let firstFree = 0;
  while (open.has(firstFree)) firstFree += 1;
  setLimit(pid, firstFree + spare);
}

/** Let a process open as many as it could before. */
export function liftLimit(pid: number): void {
  setLimit(pid, 1_024);
}

function setLimit(pid: number, soft: number): void {
  const limits = new BigUint64Array(2);
  assert.equal(prlimit(pid, openFiles, null, limits), 0);
  limits[0] = BigInt(soft);
  assert.equal(prlimit(pid, openFiles, limits, null), 0);
}
