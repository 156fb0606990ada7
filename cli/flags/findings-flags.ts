import { choice } from './choice.ts';
import { defaultedFlag } from './kinds.ts';
import { valuesFlags } from './shared-flags.ts';

/** Which findings make the command fail. `error`: those that are certain and open or cut off by accident; `warning`: all; `off`: none. */
export const failingFindings = ['error', 'warning', 'off'] as const;

/** Flags of `findings`. */
export const findingsFlags = {
  ...valuesFlags,
  findings: defaultedFlag<(typeof failingFindings)[number]>(
    {
      placeholder: 'LEVEL',
      summary: 'What fails: error (certain, and open or cut off by accident), warning (anything), off (nothing)',
      fallback: 'error',
    },
    choice('level', failingFindings),
  ),
  format: defaultedFlag<'console' | 'json'>(
    { placeholder: 'NAME', summary: 'The form, on stdout: console, json', fallback: 'console' },
    choice('format', ['console', 'json']),
  ),
};
