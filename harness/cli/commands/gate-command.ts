import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readLegs } from '../../../reports/merge/read-legs.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { decideGate } from '../../gate/decide-gate.ts';
import { formatDecision } from '../../gate/format-decision.ts';
import { readPolicy } from '../../gate/read-policy.ts';
import { describeChart } from '../../helm/describe-chart.ts';
import { findHelm } from '../../helm/find-helm.ts';
import { nameCommands } from '../../run/name-commands.ts';
import type { ExitCode } from '../../vocabulary/user-error.ts';
import { defaultChart } from '../default-chart.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { widthOf } from '../terminal.ts';

/** The policy of this project's own chart. */
const ownPolicy = fileURLToPath(new URL('../../../gate.yaml', import.meta.url));

/**
 * `gate`: may the chart be released?
 * @returns 0: open; 1: closed
 * @throws UserError (2) where results, the policy or the chart can't be read; (3) where the policy file is not there
 */
export async function gateCommand({ from, policy, chart, json }: OptionsOf<'gate'>): Promise<ExitCode> {
  const rules = await readPolicy(policy ?? (await findPolicy()));
  const [legs, about] = await Promise.all([
    readLegs(from),
    findHelm().then((helm) => describeChart({ helm, chart: chart ?? defaultChart })),
  ]);
  const terms = { now: new Date(), chart: about, cells: catalogue.flatMap(cellsOf) };
  const decision = decideGate(legs, rules, terms);
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...decision, chart: about }, null, 2)}\n`
      : nameCommands(formatDecision(decision, terms, widthOf(process.stdout))),
  );
  return decision.verdict === 'open' ? 0 : 1;
}

/** The one in this directory; else the one that belongs to this project's own chart. */
async function findPolicy(): Promise<string> {
  return access('gate.yaml').then(
    () => 'gate.yaml',
    () => ownPolicy,
  );
}

function cellsOf({ id, claim, engines }: (typeof catalogue)[number]): readonly { id: string; claim: string; engine: string }[] {
  return engines.map((engine) => ({ id: `${id}/${engine}`, claim, engine }));
}
