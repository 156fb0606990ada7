import { UserError } from '../../harness/vocabulary/user-error.ts';
import type { Machine } from './machine.ts';
import { findProgram } from './find-program.ts';

/**
 * What goes before a command so that it runs as root: nothing for root; sudo, which may ask for a password on a terminal and
 * must not anywhere else, where nobody could answer.
 * @throws UserError (exit 2) where there is no sudo
 */
export async function elevationOf(machine: Machine, byHand: string): Promise<readonly string[]> {
  if (machine.uid === 0) return [];
  const sudo = await findProgram('sudo', machine.directories);
  if (sudo === undefined) throw new UserError(`Installing packages needs root, and there is no sudo here. Run as root: ${byHand}`, 2);
  return machine.terminal === 'present' ? [sudo] : [sudo, '-n'];
}
