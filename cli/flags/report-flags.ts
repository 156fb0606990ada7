import { reporterNames } from '../../reports/reporter-names.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { choice } from './choice.ts';
import { defaultedFlag, listFlag, nonEmpty, optionalFlag, repeatedFlag } from './kinds.ts';

const out = defaultedFlag({ placeholder: 'DIR', summary: 'Where reports that are files are written', fallback: 'out' }, nonEmpty);

/** The forms that a comparison or a trend is printed in. */
export const printedForms = ['console', 'markdown', 'json'] as const;

/** One of them. */
export type PrintedForm = (typeof printedForms)[number];

const form = defaultedFlag<PrintedForm>(
  { placeholder: 'NAME', summary: `The form, on stdout: ${printedForms.join(', ')}`, fallback: 'console' },
  choice('reporter', printedForms),
);

/** Flags of `report`. */
export const reportFlags = {
  from: repeatedFlag(
    {
      placeholder: 'DIR_OR_FILE',
      summary: 'Results to read: a results.json, or a directory: its results.json, or else every one below it',
    },
    nonEmpty,
  ),
  reporter: listFlag(
    { placeholder: 'NAME', summary: `Reports: ${reporterNames.join(', ')}`, fallback: 'console', absent: ['console'] as const },
    choice('reporter', reporterNames),
  ),
  gate: optionalFlag({ placeholder: 'FILE', summary: "A gate's policy: reports that can then lead with its decision" }, nonEmpty),
  out,
};

/** Flags of `report merge`. */
export const mergeFlags = { out };

/** Flags of `report diff`. */
export const comparisonFlags = {
  reporter: form,
  engines: optionalFlag(
    { placeholder: 'A,B', summary: 'Compare engine A before with engine B after, scenario by scenario; one directory is enough' },
    parseEngines,
  ),
};

/** Flags of `report trend`. */
export const trendFlags = { reporter: form };

function parseEngines(text: string, name: string): readonly [string, string] {
  const [before, after, ...others] = text.split(',').map((part) => part.trim());
  if (before === undefined || after === undefined || others.length > 0)
    throw new UserError(`${name} ${JSON.stringify(text)}: expected two engines, e.g. kubernetes,cilium.`, 3);
  return [before, after];
}
