import { Stryker } from '@stryker-mutator/core';
import { runTool } from '../../../cli/run-tool.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import { formatScores } from './format-scores.ts';
import type { Part } from './part.ts';
import { parts } from './parts.ts';
import { scoreOf } from './score-of.ts';
import { leastKilled, strykerOptions } from './stryker-options.ts';
import { withoutLeftovers } from './without-leftovers.ts';

const usage = `Mutants of this project's own code: do its tests notice every change of it?

  npm run mutate                judge every part, one after the other
  npm run mutate -- PART…       only these parts: ${parts.map(({ name }) => name).join(', ')}
  npm run mutate -- --help

What survived is printed, and is in out/mutation/PART.html. What did not change since is not judged again.
Exit codes: 0 at least ${String(leastKilled)} % of each part are killed; 1 of one fewer are; 3 usage
`;

/** @throws UserError (3) for a name that is no part's */
function chooseParts(names: readonly string[]): readonly Part[] {
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined) throw new UserError(`${unknown}: there is no such part; npm run mutate -- --help lists them.`, 3);
  return names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name));
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(usage);
    return;
  }
  const scores = [];
  for (const part of chooseParts(args)) {
    const results = await withoutLeftovers(() => new Stryker(strykerOptions(part)).runMutationTest());
    scores.push(scoreOf(part.name, results));
  }
  process.stdout.write(`${formatScores(scores)}\n`);
}

await runTool(() => main(process.argv.slice(2)));
