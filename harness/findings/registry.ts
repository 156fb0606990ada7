import { emptyList } from './rules/empty-list.ts';
import { selectsNoWorkload } from './rules/selects-no-workload.ts';
import type { Rule } from './rule.ts';

/** Everything that is looked for: one file and one line each. */
export const rules: readonly Rule[] = [emptyList, selectsNoWorkload];
