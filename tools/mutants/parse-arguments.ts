import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Engine, engines } from '../../scenarios/engines.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

/** What `npm run mutants` is asked for. */
export interface MutantOptions {
  /** `policies`: mutants of what the chart renders; `templates`: mutants of the chart's templates. */
  readonly of: 'policies' | 'templates';
  readonly engines: readonly Engine[];
  /** `model`: no packet is sent. */
  readonly evidence: 'packets' | 'model';
  /** How many mutants, chosen by the seed; all where it is undefined. */
  readonly sample: number | undefined;
  readonly seed: string;
  /** Where to write everything as JSON. */
  readonly json: string | undefined;
}

/** The text of `--help`. */
export const usage = `Mutants of the chart: does the catalogue notice every mistake that the chart could have?

  npm run mutants                  change each rendered policy in every way; all of them
  npm run mutants -- --templates   change the chart's templates, and render with helm

  --engine ENGINE   only this engine: ${engines.join(', ')}; may be repeated
  --model           predict only, send no packet
  --sample N        N mutants, chosen by the seed; of templates 60 where it is not said
  --seed SEED       default: a new one, which is printed
  --json FILE       write every mutant with what became of it
  --help

Exit codes: 0 every mutant is caught, refused or equivalent; 1 one is not; 2 setup failed; 3 usage
`;

const options = {
  templates: { type: 'boolean', default: false },
  engine: { type: 'string', multiple: true },
  model: { type: 'boolean', default: false },
  sample: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Read the command line. @throws UserError (3) for what is not in `usage` */
export function parseMutantArguments(args: readonly string[]): MutantOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  return {
    of: values.templates ? 'templates' : 'policies',
    engines: values.engine === undefined ? engines : values.engine.map(parseEngine),
    evidence: values.model ? 'model' : 'packets',
    sample: values.sample === undefined ? undefined : parseCount(values.sample),
    seed: values.seed ?? randomBytes(4).toString('hex'),
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}; npm run mutants -- --help shows the flags.`, 3);
  }
}

function parseEngine(text: string): Engine {
  const engine = engines.find((known) => known === text);
  if (engine === undefined) throw new UserError(`--engine ${text}: there is no such engine; there are ${engines.join(', ')}.`, 3);
  return engine;
}

function parseCount(text: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(text)) throw new UserError(`--sample ${text}: expected a number of mutants, e.g. --sample 100.`, 3);
  return Number(text);
}
