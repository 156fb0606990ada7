import type { Cell } from '../plan/cell.ts';
import type { PlannedFlow } from '../plan/planned-flow.ts';
import { nameCommands } from './name-commands.ts';

/** The command that sends one flow's packets again. @param flags what the run was given beside scenario and engine */
export function repeatCommand({ expectation }: PlannedFlow, { spec: { scenario, engine } }: Cell, flags: readonly string[]): string {
  const destination = expectation.target.split(':')[0] ?? '';
  const selection = ['--scenario', scenario, '--engine', engine, '--grep', `${expectation.source} → ${destination}`];
  return nameCommands(`npm run conformance -- ${[...selection, ...flags].map(quote).join(' ')}`);
}

/** As a POSIX shell reads it. */
function quote(word: string): string {
  return /^[A-Za-z0-9_./:=@,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
