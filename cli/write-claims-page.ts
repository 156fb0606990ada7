import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runTool } from './run-tool.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';
import { readLegs } from '../reports/merge/read-legs.ts';
import { renderClaimsPage } from '../reports/claims/render-claims-page.ts';

/** `npm run docs:claims -- --from DIR…`: write the page of claims. Shards of one directory are joined, directories are not. */
async function writePage(args: readonly string[]): Promise<void> {
  const folders = readFolders(args);
  if (folders.length === 0)
    throw new UserError('No results are named: npm run docs:claims -- --from DIR…, each with the results.json of a run.', 3);
  const runs = await Promise.all(folders.map((folder) => readLegs([folder])));
  await writeFile(new URL('../docs/claims.md', import.meta.url), renderClaimsPage(runs.flat()));
}

function readFolders(args: readonly string[]): readonly string[] {
  try {
    const options = { from: { type: 'string', multiple: true } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return [...(values.from ?? []), ...positionals];
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\nnpm run docs:claims -- --from DIR…`, 3, {
      cause: error,
    });
  }
}

await runTool(() => writePage(process.argv.slice(2)));
