import { parseArgs } from 'node:util';
import { UserError } from '../../../harness/vocabulary/user-error.ts';

/** What `npm run bench:kubernetes` is to do. */
export interface BenchOptions {
  readonly context: string;
  /** Sizes to measure, one after the other. */
  readonly pods: readonly number[];
  /** Flows of each phase and size. */
  readonly flows: number;
  /** How often each other way of probing is measured beside the harness's own; 0 leaves them out. */
  readonly rounds: number;
  /** The cyclonus binary; absent: not measured. */
  readonly cyclonus?: string;
}

const usage = 'npm run bench:kubernetes -- --context NAME [--pods 10,30,100] [--flows 1000] [--rounds 3] [--cyclonus FILE]';

/** Read the command line (without node and the script). @throws UserError (3) */
export function readOptions(args: readonly string[]): BenchOptions {
  const { context, pods, flows, rounds, cyclonus } = readTexts(args);
  if (context === '') throw new UserError(`--context is missing: the cluster that is measured.\n${usage}`, 3);
  return {
    context,
    pods: pods.split(',').map((text) => parseCount('--pods', text)),
    flows: parseCount('--flows', flows),
    rounds: parseCount('--rounds', rounds),
    ...(cyclonus === undefined ? {} : { cyclonus }),
  };
}

function readTexts(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        context: { type: 'string', default: '' },
        pods: { type: 'string', default: '12' },
        flows: { type: 'string', default: '1000' },
        rounds: { type: 'string', default: '0' },
        cyclonus: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\n${usage}`, 3, { cause: error });
  }
}

function parseCount(flag: string, text: string): number {
  if (!/^[0-9]{1,6}$/.test(text)) throw new UserError(`${flag} ${text}: expected a whole number.\n${usage}`, 3);
  return Number(text);
}
