import { nonEmpty, optionalFlag, repeatedFlag, switchFlag } from './kinds.ts';
import { suiteFlags } from './shared-flags.ts';

/** Flags of `gate`. */
export const gateFlags = {
  from: repeatedFlag(
    {
      placeholder: 'DIR_OR_FILE',
      summary: 'Results to judge: a results.json, or a directory: its results.json, or else every one below it',
    },
    nonEmpty,
  ),
  policy: optionalFlag(
    { placeholder: 'FILE', summary: 'The policy; without it gate.yaml in this directory, or else the one beside the suite' },
    nonEmpty,
  ),
  ...suiteFlags,
  json: switchFlag('Print the decision as JSON'),
};
