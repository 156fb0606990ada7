import { readLegs } from '../../reports/merge/read-legs.ts';
import { formatDecision } from '../../gate/format-decision.ts';
import { nameCommands } from '../../harness/run/name-commands.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import { decideRelease } from '../decide-release.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { loadScenarios } from '../load-scenarios.ts';
import { widthOf } from '../terminal.ts';

/**
 * `gate`: may the chart be released?
 * @returns 0: open; 1: closed
 * @throws UserError (2) where results, the policy or the chart can't be read; (3) where the policy file is not there
 */
export async function gateCommand({ from, policy, chart, json, 'scenario-file': files }: OptionsOf<'gate'>): Promise<ExitCode> {
  const scenarios = await loadScenarios(files);
  const { decision, terms } = await decideRelease(await readLegs(from), { policy, chart, scenarios });
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...decision, source: terms.source }, null, 2)}\n`
      : nameCommands(formatDecision(decision, terms, widthOf(process.stdout))),
  );
  return decision.verdict === 'open' ? 0 : 1;
}
