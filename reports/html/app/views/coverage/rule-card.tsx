import type { JSX } from 'preact';
import { countOf } from '../../../../../harness/text/count-of.ts';
import { isPossible, type RuleView } from '../../../model/coverage.ts';
import { LazyFlows } from '../flows/lazy-flows.tsx';

/** A rule: its text, how many flows exercised it, and which where one asks. */
export function RuleCard({ rule }: { readonly rule: RuleView }): JSX.Element {
  const { use, flows } = rule;
  return (
    <li class={flows.length === 0 && isPossible(rule) ? 'rule rule-unused' : 'rule'}>
      <div class="rule-head">
        <code>{use.path}</code>
        <span class="note">
          {use.direction}, {use.action}, in {countOf(use.cells.length, 'cell')}
        </span>
        <span class="rule-count">
          {isPossible(rule) ? (flows.length === 0 ? 'no flow' : countOf(flows.length, 'flow')) : 'matches nothing'}
        </span>
      </div>
      <pre tabIndex={0} role="group" aria-label={`Rule ${use.path}`} data-item>
        {use.yaml.trimEnd()}
      </pre>
      {flows.length > 0 && <LazyFlows flows={flows} name="Which flows" />}
    </li>
  );
}
