import { UserError } from '../../harness/vocabulary/user-error.ts';

/** Read a run's id, or the name of its kind cluster. @throws UserError (usage) */
export function parseRunId(text: string, name: string): string {
  const [, runId] = /^(?:npc-)?([a-z0-9]{6})$/.exec(text) ?? [];
  if (runId !== undefined) return runId;
  throw new UserError(
    `${name} ${JSON.stringify(text)}: expected the id of a run, six of a-z and 0-9: it is in results.json, and in the names of everything that the run makes (npc-ab12cd-…).`,
    3,
  );
}
