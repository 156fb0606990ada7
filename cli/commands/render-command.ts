import { stringify } from 'yaml';
import { renderCell } from '../../harness/run/render-cell.ts';
import { neutralise } from '../../harness/text/neutralise.ts';
import { type ExitCode, UserError } from '../../harness/vocabulary/user-error.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { watchInterruption } from '../interruption.ts';
import { withCell } from '../prepare-cell.ts';

/** `conformance render`: the policy objects of one cell as YAML, with the values they come from. */
export async function renderCommand(options: OptionsOf<'render'>): Promise<ExitCode> {
  using interruption = watchInterruption();
  return await withCell<ExitCode>(options, interruption.signal, async (prepared) => {
    const rendered = await renderCell(prepared.placed, prepared);
    if (rendered.kind === 'stopped') throw new UserError(rendered.reason, 2);
    process.stdout.write(`# values\n${comment(stringify(rendered.values))}`);
    for (const { file, object } of rendered.policies) {
      // A chart names its templates.
      process.stdout.write(`---\n# ${neutralise(file, 'show')}\n${stringify(object)}`);
    }
    for (const { object, reason } of rendered.leftOut)
      process.stdout.write(`# left out: ${neutralise(object, 'show')}: ${neutralise(reason, 'show')}\n`);
    return 0;
  });
}

function comment(text: string): string {
  return text.replace(/^(?=.)/gm, '# ');
}
