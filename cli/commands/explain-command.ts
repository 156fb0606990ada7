import pc from 'picocolors';
import { explainPrediction } from '../../harness/policy/evaluate/explain-prediction.ts';
import { neutralise } from '../../harness/text/neutralise.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import { explainFlow } from '../explain/explain-flow.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { watchInterruption } from '../interruption.ts';
import { withCell } from '../prepare-cell.ts';

/** `conformance explain`: the verdict of one flow and the chain of tiers, policies and rules that led to it. */
export async function explainCommand(options: OptionsOf<'explain'>): Promise<ExitCode> {
  using interruption = watchInterruption();
  const { from, to, family, name } = options;
  return await withCell<ExitCode>(options, interruption.signal, async (prepared) => {
    const { spec } = prepared.placed.cell;
    const request = { ...prepared, from, to, family, ...(name === undefined ? {} : { name }) };
    const { flow, prediction } = await explainFlow(request, prepared.running);
    const paint = prediction.verdict === 'allowed' ? pc.green : pc.red;
    process.stdout.write(
      `${pc.bold(`${from} → ${to.endpoint}:${String(flow.port)}/${flow.protocol}`)} under ${spec.engine}, scenario ${spec.scenario}: ${paint(pc.bold(prediction.verdict))}\n`,
    );
    process.stdout.write(`${neutralise(explainPrediction(prediction), 'keep')}\n`);
    return 0;
  });
}
