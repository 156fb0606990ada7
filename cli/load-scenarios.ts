import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue } from '../scenarios/catalogue.ts';
import { allowed, denied, expected } from '../harness/scenario/expectation.ts';
import { checkScenario } from '../harness/scenario/check-scenario.ts';
import { registeredScenarios } from '../harness/scenario/registered.ts';
import { scenario, type Scenario } from '../harness/scenario/scenario.ts';
import { sharedState } from '../harness/scenario/shared-state.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';

/** What a scenario file's default export is called with, so that it needs to import nothing. */
const scenarioWords = { scenario, allowed, denied, expected } as const;

/**
 * The scenarios of a user's own files, in place of this project's: each file's default export is a function that is called with
 * `scenarioWords`, or the file declares scenarios as it is imported.
 * @param files none: this project's own catalogue
 * @throws UserError (3) naming the file that is not there, can't be imported, declares nothing, or something that is no scenario
 */
export async function loadScenarios(files: readonly string[]): Promise<readonly Scenario[]> {
  if (files.length === 0) return catalogue;
  sharedState.scenarios.clear();
  for (const file of files) {
    const before = new Set(sharedState.scenarios.keys());
    await declareScenarios(file);
    const declared = [...sharedState.scenarios.values()].filter(({ id }) => !before.has(id));
    for (const each of declared) sharedState.scenarios.set(each.id, checkScenario(each, file));
    if (declared.length === 0)
      throw new UserError(
        `--scenario-file ${file}: it declares no scenario. Its default export is to be a function that does: export default ({ scenario, allowed, denied }) => { scenario({ … }) }`,
        3,
      );
  }
  return registeredScenarios();
}

async function declareScenarios(file: string): Promise<void> {
  const path = resolve(file);
  if ((await stat(path).catch(() => undefined)) === undefined) throw new UserError(`--scenario-file ${file}: there is no such file.`, 3);
  try {
    const loaded: unknown = await import(pathToFileURL(path).href);
    const declare = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
    if (isDeclaration(declare)) await declare(scenarioWords);
  } catch (error) {
    throw new UserError(`--scenario-file ${file} can't be used: ${error instanceof Error ? error.message : String(error)}`, 3, {
      cause: error,
    });
  }
}

function isDeclaration(value: unknown): value is (words: typeof scenarioWords) => unknown {
  return typeof value === 'function';
}
