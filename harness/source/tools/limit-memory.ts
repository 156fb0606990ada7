import { searchPath } from './search-path.ts';

/** What a chart of hundreds of templates renders in, several times over; a template that repeats a text without end wants all there is. */
export const mostMemoryMebibytes = 1_536;

/** A program with its arguments. */
export interface CommandLine {
  readonly file: string;
  readonly args: readonly string[];
}

/** The same command with a bound on the memory that it may fill (RLIMIT_DATA), where the system has util-linux's `prlimit`; else as it is. */
export async function limitMemory(command: CommandLine, path = process.env['PATH'] ?? ''): Promise<CommandLine> {
  const file = await searchPath('prlimit', path);
  if (file === undefined) return command;
  return { file, args: [`--data=${String(mostMemoryMebibytes * 1_048_576)}`, '--', command.file, ...command.args] };
}
