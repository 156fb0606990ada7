import { randomBytes } from 'node:crypto';

/** A run's id: six of a-z and 0-9, part of every name the run makes. */
export function newRunId(): string {
  return (randomBytes(6).readUIntBE(0, 6) % 36 ** 6).toString(36).padStart(6, '0');
}
